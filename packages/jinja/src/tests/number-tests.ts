import type { TestFunction } from '../runtime/environment.ts'
import { modulo } from '../runtime/arithmetic.ts'
import { bindArguments } from '../runtime/bind-arguments.ts'
import { equals } from '../runtime/comparison.ts'

export const numberTests: readonly (readonly [string, TestFunction])[] = [
  ['odd', (value) => equals(modulo(value, 2), 1)],
  ['even', (value) => equals(modulo(value, 2), 0)],
  [
    'divisibleby',
    (value, args) => {
      const [divisor = null] = bindArguments(args, 'divisibleby', ['num'])
      return equals(modulo(value, divisor), 0)
    },
  ],
]
