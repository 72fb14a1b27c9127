import type { Cell } from '@waypoint/adapter-contract'
import type { Call } from '../routing/handler.ts'
import { type Bindings, createBindings, whereOf } from '../sql/bindings.ts'
import type { Reader } from '../version/reader.ts'
import type { Row } from '../version/rows.ts'
import { requireRelation, selectList, snakeCase } from './columns.ts'
import { customerNames } from './customer.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { exportAnswer } from './export-answer.ts'

export interface PageQuery {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly format?: 'json' | 'csv' | 'parquet' | 'ndjson'
}

interface Total {
  readonly sql: string
  readonly of: (row: Row) => number
}

/** What a field of whole numbers comes to. */
export const sumOf = (field: string): Total => ({
  sql: `cast(coalesce(sum(it.${snakeCase(field)}), 0) as bigint)`,
  of: (row) => Number(row[field] ?? 0),
})

export interface RowSource {
  readonly relation: string
  /** Rows that are worked out from relations, instead of those of `relation`; columns are called as the fields are. */
  readonly query?: (bindings: Bindings) => string
  /** Joined to it, after `from relation as it`. */
  readonly joins?: string
  /** Fields that are no columns of the relation. */
  readonly expressions?: Readonly<Record<string, string>>
  readonly conditions?: (bindings: Bindings) => readonly (string | null | undefined)[]
  readonly orderBy: string
  /** Sums over all rows, by their field: as SQL, and what each row adds to them. */
  readonly totals?: Readonly<Record<string, Total>>
}

export interface Page<Item> {
  readonly items: Item[]
  readonly total: number
  readonly nextCursor: string | null
  readonly totals: Readonly<Record<string, number>>
}

/** One page of the rows of a source; in another format all of them. */
export async function pageOf<Item>(call: Call<PageQuery>, source: RowSource): Promise<Page<Item> | Response> {
  const reader = await call.version()
  const { limit, cursor, format = 'json' } = call.query
  const isUnnamed = lacksNames(reader, source, call.rowFields)
  const { columns, from, parameters } = parts(
    reader,
    isUnnamed && format !== 'json' ? withNames(source) : source,
    isUnnamed && format === 'json'
      ? call.rowFields.filter((field) => field !== 'customerName')
      : call.rowFields,
  )
  const rows = `select ${columns} ${from} order by ${source.orderBy}`
  if (format !== 'json') {
    return await exportAnswer(call, { statement: { sql: rows, parameters }, format, name: source.relation })
  }
  const offset = readCursor(cursor, reader.version.version)
  const found = await reader.rows({ sql: `${rows} limit ${limit} offset ${offset}`, parameters }, call.signal)
  const items = isUnnamed ? await named(reader, found) : found
  const end = offset + items.length
  const sums = Object.entries(source.totals ?? {}).map(([name, { sql }]) => `${sql} as ${snakeCase(name)}`)
  // A page that is not full is the last one, and has counted the rows already.
  const isCounted =
    items.length < limit && (items.length > 0 || offset === 0) && (sums.length === 0 || offset === 0)
  const counting = { sql: `select ${['count(*) as n', ...sums].join(', ')} ${from}`, parameters }
  const [counted] = isCounted
    ? [{ n: end, ...added(items, source.totals) }]
    : await reader.rows(counting, call.signal)
  const total = Number(counted?.['n'] ?? 0)
  return {
    items: items as unknown as Item[],
    total,
    nextCursor: end < total && items.length > 0 ? writeCursor(reader.version.version, end) : null,
    totals: totalsOf(counted, source.totals),
  }
}

/** The relation knows whose a row is, and not what that customer is called. */
function lacksNames(
  { relations }: Reader,
  { relation, query, expressions = {} }: RowSource,
  rowFields: readonly string[],
): boolean {
  if (query !== undefined || !rowFields.includes('customerName') || 'customerName' in expressions)
    return false
  const columns = relations.get(relation)?.columns ?? []
  return relations.has(customersTable) && !columns.some(({ key }) => key === 'customerName')
}

const customersTable = 'entities.entity_customers'

async function named(reader: Reader, rows: readonly Row[]): Promise<readonly Row[]> {
  const names = await customerNames(reader)
  return rows.map((row) => ({ ...row, customerName: names.get(String(row['customerId'])) ?? null }))
}

const withNames = (source: RowSource): RowSource => ({
  ...source,
  joins: `${source.joins ?? ''} left join ${customersTable} as named on it.customer_id = named.customer_id`,
  expressions: { ...source.expressions, customerName: 'named.customer_name' },
})

interface Parts {
  readonly columns: string
  readonly from: string
  readonly parameters: readonly Cell[]
}

/** Filled in afterwards, not by a column. */
const isColumn = (field: string): boolean => field !== 'history'

function parts(reader: Reader, source: RowSource, rowFields: readonly string[]): Parts {
  const bindings = createBindings()
  const fields = rowFields.filter(isColumn)
  const relation = requireRelation(reader, source.relation)
  const { query, joins = '', expressions } = source
  const columns =
    query === undefined
      ? selectList(relation, fields, { alias: 'it', ...(expressions === undefined ? {} : { expressions }) })
      : fields.map((field) => `it.${snakeCase(field)}`).join(', ')
  const rows = query === undefined ? relation.sql : `(${query(bindings)})`
  const where = whereOf(source.conditions?.(bindings) ?? [])
  return { columns, from: `from ${rows} as it ${joins} ${where}`, parameters: bindings.values }
}

function added(rows: readonly Row[], totals: RowSource['totals'] = {}): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(totals).map(([name, { of }]) => [name, rows.reduce((sum, row) => sum + of(row), 0)]),
  )
}

function totalsOf(row: Row | undefined, totals: RowSource['totals']): Readonly<Record<string, number>> {
  const fields = Object.keys(totals ?? {})
  return Object.fromEntries(fields.map((field) => [field, Number(row?.[field] ?? 0)]))
}
