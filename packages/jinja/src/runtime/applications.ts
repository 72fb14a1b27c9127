import { didYouMean } from '../parser/near-name.ts'
import { undefinedName } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { call, templateArguments } from './calls.ts'
import type { Environment } from './environment.ts'
import type { Frame } from './frame.ts'
import { presentOr } from './present.ts'
import { PythonError } from './python-error.ts'
import { truth } from './truth.ts'

/** `value|name(…)`. */
export function applyFilter(
  frame: Frame,
  target: readonly [name: string, value: Value],
  positional: readonly Value[],
  named: ReadonlyMap<string, Value> | null,
): Value | Promise<Value> {
  const [name, value] = target
  const { environment } = frame
  const host = environment.hostFilters.get(name)
  if (host !== undefined) return call(frame, host, [value, ...positional], named)
  const filter = environment.filters.get(name)
  if (filter === undefined) throw unknownFilter(environment, name)
  return filter(value, templateArguments(frame, positional, named), environment)
}

/** `value is name(…)`. */
export function applyTest(
  frame: Frame,
  target: readonly [name: string, value: Value],
  positional: readonly Value[],
  named: ReadonlyMap<string, Value> | null,
): boolean {
  const [name, value] = target
  const { environment } = frame
  const host = environment.hostTests.get(name)
  if (host !== undefined) {
    const result = call(frame, host, [value, ...positional], named)
    if (result instanceof Promise)
      throw new PythonError('asynchronous', `Test '${name}' cannot wait for something.`)
    return truth(result)
  }
  const test = environment.tests.get(name)
  if (test === undefined) throw unknownTest(environment, name)
  return test(value, templateArguments(frame, positional, named), environment)
}

export function unknownFilter({ filters, hostFilters }: Environment, name: string): PythonError {
  const names = [...filters.keys(), ...hostFilters.keys()]
  return new PythonError('syntax', `No filter named '${name}'.`, didYouMean(name, names))
}

export function unknownTest({ tests, hostTests }: Environment, name: string): PythonError {
  const names = [...tests.keys(), ...hostTests.keys()]
  return new PythonError('syntax', `No test named '${name}'.`, didYouMean(name, names))
}

/** A free name: the caller's scope first, then the globals. */
export function lookupName(frame: Frame, name: string): Value {
  const found = frame.scope.lookup(name)
  if (found !== undefined) return found
  return presentOr(frame.environment.globals.get(name), () => undefinedName(name))
}
