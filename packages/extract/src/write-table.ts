import { WaypointError } from '@waypoint/contracts'
import { cellText } from '@waypoint/adapter-contract'
import { forgetTable, recordLoad } from './bookkeeping.ts'
import { type LoadContext, relationIn, stagedPrefix, type TargetSchema } from './load-context.ts'
import { existingTypes } from './stage-csv.ts'
import { quote } from './sql-text.ts'
import type { StagedTable } from './staged-table.ts'

/** One transaction per table: readers see the old table or the new one, and the log agrees with it. */
export async function writeTable(context: LoadContext, staged: StagedTable): Promise<void> {
  const { connection } = context
  await connection.begin()
  try {
    const appends = context.mode === 'append' && (await existingTypes(context, staged.table)).size > 0
    if (appends) await appendRows(context, staged)
    else await replaceTable(context, staged)
    await recordLoad(context, staged)
    await connection.commit()
  } catch (cause) {
    await connection.rollback().catch(() => undefined)
    throw cause
  }
}

async function replaceTable(context: LoadContext, { table }: StagedTable): Promise<void> {
  const { connection } = context
  const target = relationIn(context, table)
  const kind = (await isView(context, table)) ? 'view' : 'table'
  await connection.query(`drop ${kind} if exists ${target}`)
  await connection.query(
    `alter table ${relationIn(context, `${stagedPrefix}${table}`)} rename to ${quote(table)}`,
  )
  await forgetTable(context, table)
}

async function isView({ connection, database, schema }: LoadContext, table: string): Promise<boolean> {
  const { rows } = await connection.query(
    `select 1 from duckdb_views() where database_name = $1 and schema_name = $2 and view_name = $3`,
    { parameters: [database, schema, table] },
  )
  return rows.length > 0
}

/** New columns are added, narrower ones widened: the batch was read under types that hold both. */
async function appendRows(context: LoadContext, { table, columns }: StagedTable): Promise<void> {
  const { connection } = context
  const target = relationIn(context, table)
  const staged = relationIn(context, `${stagedPrefix}${table}`)
  const existing = await existingTypes(context, table)
  for (const { name, type } of columns) {
    const stored = existing.get(name.toLowerCase())
    if (stored === undefined) {
      await connection.query(`alter table ${target} add column ${quote(name)} ${type}`)
    } else if (isWidening(stored, type)) {
      if (type === 'DOUBLE') await refuseLossyWidening(context, table, name)
      await connection.query(`alter table ${target} alter column ${quote(name)} type ${type}`)
    }
  }
  await connection.query(`insert into ${target} by name select * from ${staged}`)
  await connection.query(`drop table ${staged}`)
}

/** A double holds integers up to 2^53 exactly. */
async function refuseLossyWidening(context: LoadContext, table: string, column: string): Promise<void> {
  const { rows } = await context.connection.query(
    `select count(*) from ${relationIn(context, table)} where abs(${quote(column)}::hugeint) > 9007199254740992`,
  )
  if (rows[0]?.[0] === 0) return
  throw new WaypointError({
    code: 'lossy-widening',
    message: `The batch has fractions in ${table}.${column}, whose integers are too long to become fractions exactly.`,
    hint: 'Load the whole table again (replace) instead of appending to it.',
  })
}

function isWidening(stored: string, type: string): boolean {
  return (type === 'DOUBLE' && /INT/.test(stored)) || (type === 'TIMESTAMP' && stored === 'DATE')
}

/** Tables that an interrupted load left half-built. */
export async function dropStagedTables(target: TargetSchema): Promise<void> {
  const { connection, database, schema } = target
  const { rows } = await connection.query(
    `select table_name from duckdb_tables()
     where database_name = $1 and schema_name = $2 and starts_with(table_name, $3)`,
    { parameters: [database, schema, stagedPrefix] },
  )
  for (const [name] of rows)
    await connection.query(`drop table if exists ${relationIn(target, cellText(name))}`)
}
