import { cellText } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { addRows } from './add-rows.ts'
import { forgetTable, recordLoad } from './bookkeeping.ts'
import { existingTypes } from './existing-columns.ts'
import { addsToTable, type LoadContext, relationIn, stagedPrefix, type TargetSchema } from './load-context.ts'
import { quote } from './sql-text.ts'
import type { StagedTable } from './staged-table.ts'
import { mergeRows } from './upsert/merge-rows.ts'
import { withdrawTombstones } from './upsert/tombstones.ts'
import { holdsContent, tombstoneCondition, type VersionOrder, versionOrder } from './upsert/version-order.ts'

/**
 * One transaction per table: readers see the old table or the new one, and the log agrees with it. The number
 * of rows written, which are fewer than were read where versions of one row came together.
 */
export async function writeTable(context: LoadContext, staged: StagedTable): Promise<number> {
  const { connection } = context
  await connection.begin()
  try {
    const rows =
      staged.columns.length === 0 ? await writeNothing(context, staged) : await writeRows(context, staged)
    await recordLoad(context, staged)
    await connection.commit()
    return rows
  } catch (cause) {
    await connection.rollback().catch(() => undefined)
    throw cause
  }
}

/** Files without any record: a table that they are the whole of is empty, unless all records were broken. */
async function writeNothing(context: LoadContext, { table, files }: StagedTable): Promise<number> {
  if (addsToTable(context)) return 0
  const exists = (await existingTypes(context, table)).size > 0
  if (exists && files.every(({ rejected }) => rejected.length === 0))
    await context.connection.query(`delete from ${relationIn(context, table)}`)
  await forgetTable(context, table)
  return 0
}

async function writeRows(context: LoadContext, staged: StagedTable): Promise<number> {
  const { settings, mode } = context
  const { table, files } = staged
  const existing = addsToTable(context) ? await existingTypes(context, table) : new Map<string, string>()
  const exists = existing.size > 0
  const rows = files.reduce((sum, file) => sum + file.rows, 0)
  if (settings.key === undefined || settings.key.length === 0 || mode === 'append') {
    if (mode === 'upsert') throw withoutKey(table)
    if (exists) await addRows(context, staged)
    else await replaceTable(context, table)
    return rows
  }
  const known = [...existing.keys()]
  const order = versionOrder({ table, columns: staged.columns, known }, settings)
  if (exists) return upsert(context, staged, known)
  if (await hasTombstones(context, table, order)) {
    await createEmpty(context, table)
    return upsert(
      context,
      staged,
      staged.columns.map(({ name }) => name.toLowerCase()),
    )
  }
  await replaceTable(context, table)
  const { rows: counted } = await context.connection.query(
    `select count(*) from ${relationIn(context, table)}`,
  )
  return Number(counted[0]?.[0])
}

async function upsert(context: LoadContext, staged: StagedTable, known: readonly string[]): Promise<number> {
  const { table } = staged
  return addRows(context, staged, async (columns, targetColumns) => {
    const batch = versionOrder({ table, columns, known }, context.settings)
    const target = versionOrder({ table, columns: targetColumns, known: [] }, context.settings)
    const merge = { table, batch, target }
    if (!holdsContent(target, known)) await withdrawTombstones(context, merge)
    return mergeRows(context, merge)
  })
}

async function hasTombstones(context: LoadContext, table: string, order: VersionOrder): Promise<boolean> {
  const condition = tombstoneCondition(order)
  if (condition === null) return false
  const { rows } = await context.connection.query(
    `select count(*) from ${relationIn(context, `${stagedPrefix}${table}`)} where ${condition}`,
  )
  return Number(rows[0]?.[0]) > 0
}

async function createEmpty(context: LoadContext, table: string): Promise<void> {
  await dropTable(context, table)
  await context.connection.query(
    `create table ${relationIn(context, table)} as
     select * from ${relationIn(context, `${stagedPrefix}${table}`)} where false`,
  )
  await forgetTable(context, table)
}

async function replaceTable(context: LoadContext, table: string): Promise<void> {
  const staged = relationIn(context, `${stagedPrefix}${table}`)
  if (await refillTable(context, table)) {
    await context.connection.query(`drop table ${staged}`)
  } else {
    await dropTable(context, table)
    await context.connection.query(`alter table ${staged} rename to ${quote(table)}`)
  }
  await forgetTable(context, table)
}

/** Where views go with the table they read, a table of the same shape is emptied and filled instead. */
async function refillTable(context: LoadContext, table: string): Promise<boolean> {
  if (context.delivery === null) return false
  const name = `${stagedPrefix}${table}`
  const before = await existingTypes(context, table)
  const after = await existingTypes(context, name)
  if (JSON.stringify([...before]) !== JSON.stringify([...after])) return false
  const target = relationIn(context, table)
  await context.connection.query(
    `truncate table ${target}; insert into ${target} select * from ${relationIn(context, name)}`,
  )
  return true
}

async function dropTable(context: LoadContext, table: string): Promise<void> {
  const { connection, database, schema, delivery } = context
  const { rows } = await connection.query(
    `select table_type from information_schema.tables
     where table_catalog = $1 and table_schema = $2 and table_name = $3`,
    { parameters: [database, schema, table] },
  )
  const kind = rows[0]?.[0] === 'VIEW' ? 'view' : 'table'
  const along = delivery === null ? '' : ' cascade'
  await connection.query(`drop ${kind} if exists ${relationIn(context, table)}${along}`)
}

function withoutKey(table: string): WaypointError {
  return new WaypointError({
    code: 'missing-key',
    message: `The table ${table} is to be upserted, but no key of it is declared.`,
    hint: `Name the columns that identify a row: --key ${table}=id, or primary_key in extract.yml.`,
  })
}

/** Tables that an interrupted load left half-built. */
export async function dropStagedTables(target: TargetSchema): Promise<void> {
  const { connection, database, schema } = target
  const { rows } = await connection.query(
    `select table_name from information_schema.tables
     where table_catalog = $1 and table_schema = $2 and starts_with(table_name, $3)`,
    { parameters: [database, schema, stagedPrefix] },
  )
  for (const [name] of rows)
    await connection.query(`drop table if exists ${relationIn(target, cellText(name))}`)
}
