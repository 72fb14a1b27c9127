import type { MethodTable } from '../method.ts'
import { caseMethods } from './case.ts'
import { formatMethods } from './format.ts'
import { paddingMethods } from './padding.ts'
import { predicateMethods } from './predicates.ts'
import { searchMethods } from './search.ts'
import { splitMethods } from './split.ts'
import { stripMethods } from './strip.ts'

/** The methods of Python's str. */
export const stringMethods: MethodTable = new Map([
  ...caseMethods,
  ...formatMethods,
  ...paddingMethods,
  ...predicateMethods,
  ...searchMethods,
  ...splitMethods,
  ...stripMethods,
])
