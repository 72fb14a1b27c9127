import type { Row } from '../version/rows.ts'
import { snakeCase } from './columns.ts'

/** Fields, the first that counts first; `-mrrCents` has the largest first. What is null comes last. */
export type RowOrder = readonly string[]

const parsed = (order: RowOrder): readonly (readonly [field: string, isDescending: boolean])[] =>
  order.map((term) => (term.startsWith('-') ? [term.slice(1), true] : [term, false]))

export function orderBy(order: RowOrder, alias: string): string {
  return parsed(order)
    .map(
      ([field, isDescending]) => `${alias}.${snakeCase(field)} ${isDescending ? 'desc' : 'asc'} nulls last`,
    )
    .join(', ')
}

/** A few rows are put in order sooner here than by the database. */
export function inOrder(rows: readonly Row[], order: RowOrder): readonly Row[] {
  const terms = parsed(order)
  return rows.toSorted((one, other) => {
    for (const [field, isDescending] of terms) {
      const found = compared(one[field], other[field], isDescending)
      if (found !== 0) return found
    }
    return 0
  })
}

function compared(one: unknown, other: unknown, isDescending: boolean): number {
  const [isMissing, isOtherMissing] = [
    one === null || one === undefined,
    other === null || other === undefined,
  ]
  if (isMissing || isOtherMissing) return Number(isMissing) - Number(isOtherMissing)
  if (one === other) return 0
  return (one as string) < (other as string) === isDescending ? 1 : -1
}
