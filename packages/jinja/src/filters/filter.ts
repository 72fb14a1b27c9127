import { bindArguments, type Parameter } from '../runtime/bind-arguments.ts'
import type { Environment, FilterFunction } from '../runtime/environment.ts'
import type { Value } from '../values/value.ts'

export type FilterEntry = readonly [name: string, filter: FilterFunction]

/** A filter with a Python signature behind its value. */
export function filter(
  name: string,
  parameters: readonly Parameter[],
  body: (value: Value, args: readonly Value[], environment: Environment) => Value,
): FilterEntry {
  return [name, (value, args, environment) => body(value, bindArguments(args, name, parameters), environment)]
}
