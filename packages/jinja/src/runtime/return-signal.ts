import { Callable } from '../values/callable.ts'
import type { Value } from '../values/value.ts'
import { bindArguments } from './bind-arguments.ts'

/** Thrown through a macro's body; the innermost executing macro catches it and returns the value as it is. */
export class ReturnSignal {
  readonly value: Value

  constructor(value: Value) {
    this.value = value
  }
}

/** Makes the innermost executing macro return `value` natively. */
export function returnValue(value: Value): never {
  throw new ReturnSignal(value)
}

/** `returnValue` as templates call it: `{{ return(x) }}`. */
export const returnCallable: Callable = new Callable('return', (args) => {
  const [value] = bindArguments(args, 'return', ['data'])
  return returnValue(value ?? null)
})
