import type { Arguments } from '../runtime/arguments.ts'
import { bindArguments, type Parameter } from '../runtime/bind-arguments.ts'
import { smallInteger } from '../runtime/numbers.ts'
import { typeError } from '../runtime/python-error.ts'
import { typeName } from '../runtime/type-name.ts'
import { Markup } from '../values/markup.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'

/** A method of a built-in type; `self` has that type. */
export type Method = (self: Value, args: Arguments) => Value | Promise<Value>

export type MethodTable = ReadonlyMap<string, Method>

export type MethodEntry = readonly [name: string, method: Method]

/** A method of str with a Python signature. */
export function stringMethod(
  name: string,
  parameters: readonly Parameter[],
  body: (self: string, args: readonly Value[]) => Value,
): MethodEntry {
  return [name, (self, args) => body(asText(self), bindArguments(args, name, parameters))]
}

/** The text of a str argument. */
export function asText(value: Value): string {
  if (typeof value === 'string') return value
  if (value instanceof Markup) return value.text
  if (value instanceof Undefined) value.raise()
  throw typeError(`expected str, got ${typeName(value)}`)
}

export function argumentText(value: Value | undefined, what: string): string {
  if (typeof value === 'string') return value
  if (value instanceof Markup) return value.text
  throw typeError(`${what} must be str, not ${typeName(value ?? null)}`)
}

export function argumentInteger(value: Value | undefined): number {
  const number = smallInteger(value ?? null)
  if (number === undefined)
    throw typeError(`'${typeName(value ?? null)}' object cannot be interpreted as an integer`)
  return number
}

/** An index argument that may be absent. */
export function optionalInteger(value: Value | undefined): number | undefined {
  return value === undefined || value === null ? undefined : argumentInteger(value)
}
