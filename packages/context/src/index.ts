export type {
  ContextEnvironment,
  ContextName,
  ContextNode,
  ContextOutput,
  EnvironmentVariables,
  Invocation,
  NodeContext,
  Vars,
} from './environment.ts'
export type { MacroDefinition, MacroNamespace, MacroSource, NamespaceOptions } from './macro-source.ts'
export { SECRET_PREFIX } from './names/env-var.ts'
export { DBT_VERSION } from './names/invocation.ts'
export { type ContextOptions, createContext } from './node-context.ts'
export type { MissingName, NodeResolver } from './node-resolver.ts'
export { toLazyValue } from './lazy-dict.ts'
export { toPlain, toValue } from './plain.ts'
export { Relation, type RelationOptions } from './relation.ts'
export { RelationFactory } from './relation-factory.ts'
export { templateOptions } from './template-options.ts'
export { textOf } from './text.ts'
export { AdapterObject, type AdapterScope, type SeedFile } from './database/adapter-object.ts'
export { api } from './database/api.ts'
export { callMacro } from './database/call-macro.ts'
export { Column } from './database/column.ts'
export { databaseNames } from './database/database-names.ts'
export { RelationCache } from './database/relation-cache.ts'
export { ResultTable } from './database/result-table.ts'
export { DatabaseSession, type QueryCommentText } from './database/session.ts'
export { StatementResult, StatementResults } from './database/statement-results.ts'
