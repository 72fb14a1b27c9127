export type {
  BlockDeclaration,
  BlockTag,
  CallReference,
  LiteralArguments,
  Location,
  MacroDeclaration,
  ParameterDeclaration,
} from './declarations.ts'
export { type Arguments, argumentsOf, type CallSite } from './runtime/arguments.ts'
export { bindArguments, type Parameter } from './runtime/bind-arguments.ts'
export { PythonError, type TemplateErrorCode } from './runtime/python-error.ts'
export { returnCallable, returnValue } from './runtime/return-signal.ts'
export { type Scope, scopeOf } from './scope.ts'
export { createTemplateCache, type TemplateCache } from './cache.ts'
export { bindMacro, compileTemplate, type Macro, type Template, type TemplateOptions } from './template.ts'
export { type MacroFrame, TemplateError } from './template-error.ts'
export { Callable, callable, type HostFunction } from './values/callable.ts'
export { Float, float } from './values/float.ts'
export { type BinaryOperator, HostObject } from './values/host-object.ts'
export { Markup } from './values/markup.ts'
export { Tuple } from './values/tuple.ts'
export { Undefined, undefinedName } from './values/undefined.ts'
export type { Dict, List, Value } from './values/value.ts'
