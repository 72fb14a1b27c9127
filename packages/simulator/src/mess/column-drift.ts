import type { DuckDBConnection } from '@duckdb/node-api'
import { DAY, type Day, formatDay } from '../clock/day.ts'
import type { ResolvedShape } from '../options.ts'
import { hashKey } from '../random/hash.ts'
import type { TableSchema } from '../schemas/table.ts'
import { quoteIdentifier } from '../writers/csv-file.ts'
import type { Mess } from './mess.ts'

/** A change of a table's columns, as when someone adds a field or gives one another type. */
export interface ColumnDrift {
  readonly kind: 'column_added' | 'column_retyped'
  readonly table: TableSchema
  readonly column: string
  /** The day of the first batch that shows it. */
  readonly from: Day
}

const NAMES: Readonly<Record<string, string>> = {
  salesforce: 'renewal_risk_c',
  hubspot: 'property_renewal_risk',
}

const addedColumn = ({ source }: TableSchema): string => NAMES[source] ?? 'renewal_risk'

/** A whole number that nothing refers to. */
const retypedColumn = (table: TableSchema): string | undefined =>
  Object.keys(table.columns).find(
    (column) =>
      (table.columns[column] === 'integer' || table.columns[column] === 'bigint') &&
      !table.key.includes(column) &&
      !/(^|_)(id|by)$/.test(column),
  )

/** Changes happen in the last days that are delivered, so that deltas show them. */
const LAST_DAYS = 6

/** The changes that the mess makes, told to the truth. */
export const columnDrifts = (
  mess: Mess,
  { seed, throughDay, period }: ResolvedShape,
  tables: readonly TableSchema[],
): readonly ColumnDrift[] =>
  tables.flatMap((table) => {
    if (!('_fivetran_synced' in table.columns)) return []
    const day = throughDay - (hashKey([seed, 'column-drift', table.source, table.name]) % LAST_DAYS)
    const from = Math.max(period.startDay, day)
    const candidates = [
      { kind: 'column_added', table, from, column: addedColumn(table) },
      { kind: 'column_retyped', table, from, column: retypedColumn(table) },
    ] as const
    return candidates.flatMap(({ column, ...drift }) =>
      column !== undefined && mess.happens(drift.kind, { table, key: column, at: from * DAY })
        ? [{ ...drift, column }]
        : [],
    )
  })

/** The extract of the day before is through within an hour. */
const isLater = ({ from }: ColumnDrift): string =>
  `_fivetran_synced >= timestamp '${formatDay(from)} 01:00:00'`

/** What the added column says of a row; rows that were delivered before it say nothing. */
const addedValue = (drift: ColumnDrift): string => {
  const key = drift.table.key.map((column) => `${quoteIdentifier(column)}::varchar`).join(', ')
  return `case when ${isLater(drift)} then (hash(${key}) % 100)::integer end`
}

/** A select of a batch's rows with the columns that the table has by then. */
export const driftedSelect = (query: string, drifts: readonly ColumnDrift[]): string => {
  const added = drifts
    .filter(({ kind }) => kind === 'column_added')
    .map((drift) => `, ${addedValue(drift)} as ${quoteIdentifier(drift.column)}`)
  const retyped = drifts
    .filter(({ kind }) => kind === 'column_retyped')
    .map(({ column }) => `${quoteIdentifier(column)}::varchar as ${quoteIdentifier(column)}`)
  if (drifts.length === 0) return query
  const replaced = retyped.length === 0 ? '' : ` replace (${retyped.join(', ')})`
  return `select *${replaced}${added.join('')} from (${query})`
}

const statementsOf = (table: string, drift: ColumnDrift): readonly string[] => {
  const column = quoteIdentifier(drift.column)
  switch (drift.kind) {
    case 'column_retyped':
      return [`alter table ${table} alter column ${column} type varchar`]
    case 'column_added':
      return [
        `alter table ${table} add column ${column} integer`,
        `update ${table} set ${column} = ${addedValue(drift)}`,
      ]
  }
}

/** Gives a table of all rows the columns it has in the end; a change is seen once a later row is delivered. */
export const applyDrifts = async (
  connection: DuckDBConnection,
  schema: string,
  drifts: readonly ColumnDrift[],
): Promise<void> => {
  for (const drift of drifts) {
    const table = `${schema}.${quoteIdentifier(drift.table.name)}`
    const later = await connection.runAndReadAll(`select 1 from ${table} where ${isLater(drift)} limit 1`)
    if (later.currentRowCount === 0) continue
    for (const statement of statementsOf(table, drift)) await connection.run(statement)
  }
}
