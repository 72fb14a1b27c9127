import { cellText } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { storedColumns } from './existing-columns.ts'
import { type LoadContext, relationIn, sqlType, stagedPrefix } from './load-context.ts'
import type { LoadedColumn } from './options.ts'
import { quote } from './sql-text.ts'
import type { StagedTable } from './staged-table.ts'
import { widestType } from './type-widening.ts'
import { ownType } from './warehouse-types.ts'

/** Moves rows from the batch to the table, which by then have the columns they share under the same types. */
type MoveRows = (
  batchColumns: readonly LoadedColumn[],
  targetColumns: readonly LoadedColumn[],
) => Promise<number>

/** New columns are added, narrower ones widened; columns that the batch lacks stay empty in its rows. */
export async function addRows(
  context: LoadContext,
  { table, columns }: StagedTable,
  move?: MoveRows,
): Promise<number> {
  const { connection } = context
  const target = relationIn(context, table)
  const staged = relationIn(context, `${stagedPrefix}${table}`)
  const existing = await storedColumns(context, table)
  const batchColumns: LoadedColumn[] = []
  for (const { name, type } of columns) {
    const stored = existing.get(name.toLowerCase())
    const wide = stored === undefined || stored.values === 0 ? type : widestType(stored.type, type)
    batchColumns.push({ name, type: wide })
    if (wide !== type.toUpperCase()) {
      await refuseLoss(context, `${stagedPrefix}${table}`, { name, from: type, to: wide })
      await connection.query(`alter table ${staged} ${retype(context, name, wide)}`)
    }
    if (stored === undefined) {
      await connection.query(`alter table ${target} add column ${quote(name)} ${sqlType(context, wide)}`)
    } else if (wide !== stored.type) {
      await refuseLoss(context, table, { name, from: stored.type, to: wide })
      await connection.query(`alter table ${target} ${retype(context, name, wide)}`)
    }
  }
  const names = columns.map(({ name }) => quote(name)).join(', ')
  const rows =
    move === undefined
      ? await insertAll(context, `insert into ${target} (${names}) select ${names} from ${staged}`)
      : await move(batchColumns, await columnsOf(context, table))
  await connection.query(`drop table ${staged}`)
  return rows
}

function retype(context: LoadContext, name: string, type: string): string {
  const wanted = sqlType(context, type)
  return `alter column ${quote(name)} type ${wanted} using ${quote(name)}::${wanted}`
}

async function insertAll({ connection }: LoadContext, insert: string): Promise<number> {
  return (await connection.query(insert)).rowsAffected ?? 0
}

async function columnsOf(context: LoadContext, table: string): Promise<readonly LoadedColumn[]> {
  const { rows } = await context.connection.query(
    `select column_name, data_type, numeric_precision, numeric_scale from information_schema.columns
     where table_catalog = $1 and table_schema = $2 and table_name = $3`,
    { parameters: [context.database, context.schema, table] },
  )
  return rows.map(([name, ...type]) => ({
    name: cellText(name),
    type: ownType(cellText(type[0]), type[1], type[2]),
  }))
}

interface Widening {
  readonly name: string
  readonly from: string
  readonly to: string
}

/** A double holds integers up to 2^53 exactly; every other widening holds all values. */
async function refuseLoss(context: LoadContext, table: string, { name, from, to }: Widening): Promise<void> {
  if (to !== 'DOUBLE' || !/INT|DECIMAL/i.test(from)) return
  const { rows } = await context.connection.query(
    `select count(*) from ${relationIn(context, table)} where abs(${quote(name)}) > 9007199254740992`,
  )
  if (Number(rows[0]?.[0]) === 0) return
  const shown = table.startsWith(stagedPrefix) ? table.slice(stagedPrefix.length) : table
  throw new WaypointError({
    code: 'lossy-widening',
    message: `${shown}.${name} has both fractions and integers that are too long to become fractions exactly.`,
    hint: 'Load the whole table again (replace) instead of adding to it.',
  })
}
