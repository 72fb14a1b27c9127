import type { Arguments } from '../runtime/arguments.ts'
import type { Value } from '../values/value.ts'

/** A method of a built-in type; `self` has that type. */
export type Method = (self: Value, args: Arguments) => Value

export type MethodTable = ReadonlyMap<string, Method>
