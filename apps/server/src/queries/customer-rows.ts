import { type Bindings, createBindings } from '../sql/bindings.ts'
import type { Reader } from '../version/reader.ts'
import type { Row } from '../version/rows.ts'
import { requireRelation, selectList } from './columns.ts'
import { inOrder, type RowOrder } from './row-order.ts'

/** Which days of a relation with a `date` are wanted. */
interface Days {
  readonly on?: string
  readonly after?: string
}

interface OfCustomer {
  readonly id: string
  readonly bindings: Bindings
  readonly relation: string
  /** What to select. */
  readonly columns: string
  readonly days?: Days | undefined
}

type Placed = Pick<Reader, 'relations' | 'placesOf'>

/** A query for the rows of one customer: of the stretches in which they lie only, where those are known. */
export function customerRows(
  reader: Placed,
  { id, bindings, relation: name, columns, days = {} }: OfCustomer,
): string {
  const { sql } = requireRelation(reader, name)
  const ofDays = (column: string): string =>
    `${days.on === undefined ? '' : ` and ${column} = ${bindings.day(days.on)}`}${
      days.after === undefined ? '' : ` and ${column} > ${bindings.day(days.after)}`
    }`
  const ranges = reader.placesOf(name)?.of(id)
  if (ranges === undefined || ranges.ranges === null) {
    return `select ${columns} from ${sql} where customer_id = ${bindings.put(id)}${ofDays('date')}`
  }
  if (ranges.ranges.length === 0) return `select ${columns} from ${sql} where false`
  // Plain comparisons would be looked up first, in far more rows than these.
  const further = `${ranges.isShared ? ` and concat(customer_id) = ${bindings.put(id)}` : ''}${ofDays('date + 0')}`
  const stretches = ranges.ranges.map(
    ([first, last]) =>
      `select ${columns} from ${sql} where rowid between ${bindings.put(first)} and ${bindings.put(last)}${further}`,
  )
  return stretches.join(' union all ')
}

export interface CustomerRead {
  readonly id: string
  readonly relation: string
  readonly fields: readonly string[]
  /** Fields that are no columns of the relation. */
  readonly expressions?: Readonly<Record<string, string>>
  /** Fields for `keep` and `order` only. */
  readonly unseen?: Readonly<Record<string, string>>
  readonly order?: RowOrder
  /** Of the rows read, those that are wanted. */
  readonly keep?: (row: Row) => boolean
  readonly days?: Days
}

/** The rows of one customer in a relation; none where the version lacks it. */
export async function rowsOfCustomer(
  reader: Reader,
  { id, relation: name, fields, expressions = {}, unseen = {}, order, keep, days }: CustomerRead,
): Promise<readonly Row[]> {
  const relation = reader.relations.get(name)
  if (relation === undefined) return []
  const bindings = createBindings()
  const columns = selectList(relation, [...fields, ...Object.keys(unseen)], {
    expressions: { ...expressions, ...unseen },
  })
  const sql = customerRows(reader, { id, bindings, relation: name, columns, days })
  const found = await reader.rows({ sql, parameters: bindings.values })
  const rows = keep === undefined ? found : found.filter(keep)
  const ordered = order === undefined ? rows : inOrder(rows, order)
  if (Object.keys(unseen).length === 0) return ordered
  const isSeen = ([field]: readonly [string, unknown]): boolean => !(field in unseen)
  return ordered.map((row) => Object.fromEntries(Object.entries(row).filter(isSeen)))
}
