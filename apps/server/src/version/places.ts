import { cellText, type QueryResult } from '@waypoint/adapter-contract'
import type { Relation, Statement } from './reader.ts'

type Range = readonly [first: number, last: number]

/** In which stretches of a relation the rows of each customer lie. */
export interface Places {
  rangesOf(customerId: string): readonly Range[]
}

/** As many rows as the database keeps together. */
const groupRows = 122_880
/** Smaller relations are read whole as fast. */
const worthRows = 2 * groupRows
const rangesAtMost = 4

interface Source {
  readonly relations: ReadonlyMap<string, Relation>
  readonly result: (statement: Statement) => Promise<QueryResult>
}

/**
 * Large relations are written customer after customer, but in no order of their ids, so that the database cannot tell
 * which part of them to read. A version never changes: where rows lie is found out once, when a relation is first
 * asked for, and until then it is read whole.
 */
export function createPlaces({ relations, result }: Source): (name: string) => Places | null {
  const known = new Map<string, Places | null>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    known.set(name, null)
    const relation = relations.get(name)
    if (relation === undefined || !isWorthIt(relation)) return null
    const sql = `select customer_id, min(rowid), max(rowid) from ${relation.sql}
      where customer_id is not null group by customer_id, rowid // ${groupRows}`
    result({ sql, parameters: [] }).then(
      ({ rows }) => known.set(name, placesFrom(rows)),
      () => known.delete(name),
    )
    return null
  }
}

const isWorthIt = ({ rows, columns }: Relation): boolean =>
  rows >= worthRows && columns.some(({ name }) => name === 'customer_id')

function placesFrom(rows: QueryResult['rows']): Places {
  const ranges = new Map<string, Range[]>()
  for (const [id, first, last] of rows) {
    const customer = cellText(id)
    const own = ranges.get(customer)
    const range = [Number(first), Number(last)] as const
    if (own === undefined) ranges.set(customer, [range])
    else own.push(range)
  }
  for (const [customer, own] of ranges) {
    if (own.length > 1) ranges.set(customer, few(own.toSorted(([one], [other]) => one - other)))
  }
  return { rangesOf: (customer) => ranges.get(customer) ?? [] }
}

/** Joins neighbours over the smallest gaps until few are left. */
function few(ranges: readonly Range[]): Range[] {
  const left = [...ranges]
  while (left.length > rangesAtMost) {
    const gaps = left.slice(1).map(([first], index) => first - (left[index]?.[1] ?? 0))
    const at = gaps.indexOf(Math.min(...gaps))
    const [one, other] = [left[at], left[at + 1]]
    if (one === undefined || other === undefined) break
    left.splice(at, 2, [one[0], other[1]])
  }
  return left
}
