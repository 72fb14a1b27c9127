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
export type { NodeResolver } from './node-resolver.ts'
