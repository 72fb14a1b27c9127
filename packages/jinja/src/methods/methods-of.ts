import { Float } from '../values/float.ts'
import { Markup } from '../values/markup.ts'
import { Tuple } from '../values/tuple.ts'
import type { Value } from '../values/value.ts'
import { dictMethods } from './dict.ts'
import { listMethods } from './list.ts'
import { markupMethods } from './markup.ts'
import type { MethodTable } from './method.ts'
import { numberMethods } from './number.ts'
import { stringMethods } from './string/string-methods.ts'
import { tupleMethods } from './tuple.ts'

/** The methods of a value's built-in type. */
export function methodsOf(value: Value): MethodTable | undefined {
  switch (typeof value) {
    case 'string':
      return stringMethods
    case 'number':
    case 'bigint':
    case 'boolean':
      return numberMethods
    default:
      if (value instanceof Map) return dictMethods
      if (Array.isArray(value)) return listMethods
      if (value instanceof Tuple) return tupleMethods
      if (value instanceof Markup) return markupMethods
      return value instanceof Float ? numberMethods : undefined
  }
}
