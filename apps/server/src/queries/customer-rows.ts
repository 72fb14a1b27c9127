import { type Bindings, createBindings } from '../sql/bindings.ts'
import type { Values } from '../version/customer-memory.ts'
import { isSmall } from '../version/places.ts'
import type { Reader, Relation } from '../version/reader.ts'
import { listsOf, type Row } from '../version/rows.ts'
import { requireRelation, selectList, sqlOfFields } from './columns.ts'
import { keptRows } from './kept-rows.ts'
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
  /** What holds for few rows of a relation, in SQL: these are kept of all customers. */
  readonly few?: string
}

/** More are not read for more than one answer. */
const sharedAtMost = 4096

/** The rows of one customer in a relation; none where the version lacks it. */
export async function rowsOfCustomer(reader: Reader, read: CustomerRead): Promise<readonly Row[]> {
  const relation = reader.relations.get(read.relation)
  if (relation === undefined) return []
  const { keep, order, unseen = {} } = read
  const found = await foundRows(reader, relation, read)
  const rows = keep === undefined ? found : found.filter(keep)
  const ordered = order === undefined ? rows : inOrder(rows, order)
  if (Object.keys(unseen).length === 0) return ordered
  const isSeen = ([field]: readonly [string, unknown]): boolean => !(field in unseen)
  return ordered.map((row) => Object.fromEntries(Object.entries(row).filter(isSeen)))
}

async function foundRows(reader: Reader, relation: Relation, read: CustomerRead): Promise<readonly Row[]> {
  const { id, fields, expressions = {}, few } = read
  if (few !== undefined) {
    const columns = selectList(relation, fields, { expressions })
    return (await keptRows(reader, { relation: relation.name, columns, where: few })).get(id) ?? []
  }
  return isShared(reader, relation, id)
    ? await sharedRows(reader, relation, read)
    : await ownRows(reader, relation, read)
}

function isShared(reader: Reader, relation: Relation, id: string): boolean {
  if (isSmall(relation)) return true
  const place = reader.placesOf(relation.name)?.of(id)
  return place !== undefined && place.ranges !== null && place.rows <= sharedAtMost
}

async function ownRows(
  reader: Reader,
  relation: Relation,
  { id, fields, expressions = {}, unseen = {}, days }: CustomerRead,
): Promise<readonly Row[]> {
  const bindings = createBindings()
  const columns = selectList(relation, [...fields, ...Object.keys(unseen)], {
    expressions: { ...expressions, ...unseen },
  })
  const sql = customerRows(reader, { id, bindings, relation: relation.name, columns, days })
  return await reader.rows({ sql, parameters: bindings.values })
}

async function sharedRows(
  reader: Reader,
  relation: Relation,
  { id, fields, expressions = {}, unseen = {}, days }: CustomerRead,
): Promise<readonly Row[]> {
  const named = sqlOfFields(relation, [...fields, ...Object.keys(unseen)], { ...expressions, ...unseen })
  const wanted = [...named.flatMap(([, sql]) => sql ?? []), ...(days === undefined ? [] : ['"date"'])]
  const { rows: count, by } = await reader.customers.of({ relation: relation.name, id, wanted }, (all) =>
    valuesOf(reader, { relation, id, all }),
  )
  const lists = named.map(([field, sql]) => [field, sql === null ? undefined : by.get(sql)] as const)
  const dates = days === undefined ? [] : (by.get('"date"') ?? [])
  const rows: Row[] = []
  for (let index = 0; index < count; index += 1) {
    if (days !== undefined && !isOf(days, String(dates[index]))) continue
    const row: Record<string, unknown> = {}
    for (const [field, list] of lists) row[field] = list?.[index] ?? null
    rows.push(row)
  }
  return rows
}

const isOf = ({ on, after }: Days, day: string): boolean =>
  (on === undefined || day === on) && (after === undefined || day > after)

interface ToRead {
  readonly relation: Relation
  readonly id: string
  /** What to select. */
  readonly all: readonly string[]
}

async function valuesOf(reader: Reader, { relation, id, all }: ToRead): Promise<Values> {
  const bindings = createBindings()
  const columns = all.map((sql, index) => `${sql} as c${index}`).join(', ')
  const sql = customerRows(reader, { id, bindings, relation: relation.name, columns })
  const result = await reader.result({ sql, parameters: bindings.values })
  const lists = listsOf(result)
  return { rows: result.rows.length, by: new Map(all.map((each, index) => [each, lists[index] ?? []])) }
}
