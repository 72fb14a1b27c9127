import { cellText, type QueryResult } from '@waypoint/adapter-contract'
import type { Relation, Statement } from './reader.ts'

type Range = readonly [first: number, last: number]

/** The rows of a customer in a relation. */
interface Place {
  /** Stretches that hold them all, by rowid; null where they lie all over it. */
  readonly ranges: readonly Range[] | null
  /** How many rows of these are the customer's. */
  readonly rows: number
  /** Rows of others lie between them. */
  readonly isShared: boolean
}

/** Where the rows of each customer lie in a relation. */
export interface Places {
  of(customerId: string): Place
}

/** As many rows as the database keeps together. */
const groupRows = 122_880
/** As many rows as it reads at least. */
const readRows = 2048
/**
 * Looking at every 2,048 rows of a relation for those of a stretch takes .5 ns a row; a row within it that is another's
 * takes 15 ns, and comparing the ids of all rows takes 5 ns each. So rows between two stretches are read along where
 * they are fewer than another look costs, and where stretches hold too much the database reads the whole by itself.
 */
const gapRows = 8 * readRows
const gapPart = 1 / 32
const rangesAtMost = 4
const partAtMost = 1 / 8
const rowsAnyway = 2 * gapRows
const nowhere: Place = { ranges: [], rows: 0, isShared: false }

interface Source {
  readonly relations: ReadonlyMap<string, Relation>
  readonly result: (statement: Statement) => Promise<QueryResult>
}

/**
 * Relations are written customer after customer, but mostly in no order of their ids, so that the database cannot tell
 * which part of them to read. A version never changes: where rows lie is found out once, when a relation is first
 * asked for, and until then it is read whole.
 */
export function createPlaces({ relations, result }: Source): (name: string) => Places | null {
  const known = new Map<string, Places | null>()
  const numbers = new Map<string, number>()
  // One after the other, so that readers keep the other sessions.
  let before: Promise<unknown> = Promise.resolve()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    known.set(name, null)
    const relation = relations.get(name)
    if (relation === undefined || !isWorthIt(relation)) return null
    const sql = `select customer_id, min(rowid), max(rowid), count(*) from ${relation.sql}
      where customer_id is not null group by customer_id, rowid // ${groupRows} order by customer_id, min(rowid)`
    before = before
      .then(() => result({ sql, parameters: [] }))
      .then(
        ({ rows }) => known.set(name, placesFrom(rows, { numbers, held: relation.rows })),
        () => known.delete(name),
      )
    return null
  }
}

/** Whether a relation is read whole as quickly as a part of it. */
export const isSmall = ({ rows }: Relation): boolean => rows <= 2 * readRows

const isWorthIt = (relation: Relation): boolean =>
  !isSmall(relation) && relation.columns.some(({ name }) => name === 'customer_id')

/** First, last, rows and how many of them are others', one stretch after the other; few bytes for each customer. */
function placesFrom(
  rows: QueryResult['rows'],
  { numbers, held: total }: { readonly numbers: Map<string, number>; readonly held: number },
): Places {
  const rowsAtMost = Math.max(rowsAnyway, total * partAtMost)
  const numberOf = (id: string): number => {
    const number = numbers.get(id) ?? numbers.size
    numbers.set(id, number)
    return number
  }
  const stretches = new Float64Array(rows.length * 3)
  const customers = rows.map(([id, ...stretch], index) => {
    stretches.set(stretch.map(Number), index * 3)
    return numberOf(cellText(id))
  })
  const begins = new Int32Array(numbers.size).fill(-1)
  for (let index = customers.length - 1; index >= 0; index -= 1) begins[customers[index] ?? 0] = index
  const stretch = (index: number): readonly [number, number, number] => [
    stretches[index * 3] ?? 0,
    stretches[index * 3 + 1] ?? 0,
    stretches[index * 3 + 2] ?? 0,
  ]
  return {
    of: (customerId) => {
      const number = numbers.get(customerId)
      const begin = number === undefined ? -1 : (begins[number] ?? -1)
      if (begin < 0) return nowhere
      const own: (readonly [number, number, number])[] = []
      for (let index = begin; customers[index] === number; index += 1) own.push(stretch(index))
      const ranges = few(
        own.map(([first, last]) => [first, last]),
        gapRows + total * gapPart,
      )
      const held = own.reduce((sum, [, , count]) => sum + count, 0)
      const within = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0)
      return { ranges: within > rowsAtMost ? null : ranges, rows: held, isShared: within > held }
    },
  }
}

/** Joins neighbours over the smallest gaps until few are left. */
function few(ranges: readonly Range[], gapAtMost: number): Range[] {
  const left = [...ranges]
  while (left.length > 1) {
    const gaps = left.slice(1).map(([first], index) => first - (left[index]?.[1] ?? 0))
    const smallest = Math.min(...gaps)
    if (left.length <= rangesAtMost && smallest > gapAtMost) break
    const at = gaps.indexOf(smallest)
    const [one, other] = [left[at], left[at + 1]]
    if (one === undefined || other === undefined) break
    left.splice(at, 2, [one[0], other[1]])
  }
  return left
}
