import { bindArguments } from '../runtime/bind-arguments.ts'
import { equals } from '../runtime/comparison.ts'
import { itemsOf } from '../runtime/iteration.ts'
import { valueError } from '../runtime/python-error.ts'
import type { Method, MethodTable } from './method.ts'

export const tupleMethods: MethodTable = new Map<string, Method>([
  [
    'count',
    (self, args) => {
      const [wanted = null] = bindArguments(args, 'count', ['value'])
      return itemsOf(self).filter((item) => equals(item, wanted)).length
    },
  ],
  [
    'index',
    (self, args) => {
      const [wanted = null] = bindArguments(args, 'index', ['value'])
      const index = itemsOf(self).findIndex((item) => equals(item, wanted))
      if (index < 0) throw valueError('tuple.index(x): x not in tuple')
      return index
    },
  ],
])
