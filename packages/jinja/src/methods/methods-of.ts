import type { Value } from '../values/value.ts'
import type { MethodTable } from './method.ts'

/** The methods of a value's built-in type. */
export function methodsOf(_value: Value): MethodTable | undefined {
  return undefined
}
