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
export { equals, orderOf } from './runtime/comparison.ts'
export { toFloat, toInteger } from './runtime/convert.ts'
export { itemsOf, lengthOf } from './runtime/iteration.ts'
export { getKey, setKey } from './runtime/keys.ts'
export { isFloat, isInteger } from './runtime/numbers.ts'
export { repr, text } from './runtime/text.ts'
export { truth } from './runtime/truth.ts'
export { typeName } from './runtime/type-name.ts'
export { type JsonStyle, jsonText } from './formatting/json.ts'
export { didYouMean, nearName } from './parser/near-name.ts'
export { bindArguments, type Parameter } from './runtime/bind-arguments.ts'
export { PythonError, type TemplateErrorCode } from './runtime/python-error.ts'
export { returnCallable, returnValue } from './runtime/return-signal.ts'
export { type Scope, scopeOf } from './scope.ts'
export { createTemplateCache, type TemplateCache } from './cache.ts'
export { bindMacro, compileTemplate, type Macro, type Template, type TemplateOptions } from './template.ts'
export { type MacroFrame, TemplateError } from './template-error.ts'
export { RenderTrace, type TracePlace } from './trace.ts'
export { Callable, callable, type HostFunction } from './values/callable.ts'
export { Decimal } from './values/decimal.ts'
export { DictView } from './values/dict-view.ts'
export { Float, float } from './values/float.ts'
export { type BinaryOperator, HostObject } from './values/host-object.ts'
export { Markup } from './values/markup.ts'
export { Namespace } from './values/namespace.ts'
export { PythonSet, setConstructor } from './values/set.ts'
export { DateValue } from './values/time/date.ts'
export { type DateTimeParts, DateTimeValue } from './values/time/date-time.ts'
export { TimeDelta } from './values/time/time-delta.ts'
export { TimeOfDay } from './values/time/time-of-day.ts'
export { FixedZone, TimeZone, type ZoneTime } from './values/time/time-zone.ts'
export { Tuple } from './values/tuple.ts'
export { Undefined, undefinedName } from './values/undefined.ts'
export type { Dict, List, Value } from './values/value.ts'
