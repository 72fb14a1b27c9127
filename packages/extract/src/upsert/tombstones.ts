import { type LoadContext, relationIn, sqlType, stagedPrefix } from '../load-context.ts'
import type { LoadedColumn } from '../options.ts'
import { literal, quote } from '../sql-text.ts'
import type { Merge } from './merge-rows.ts'
import { sameKey } from './keep-latest.ts'
import { tombstoneCondition, type VersionOrder } from './version-order.ts'

const tombstoneTable = '_tombstones'

/** The table is there once there was a tombstone. */
async function isKept(context: LoadContext): Promise<boolean> {
  const { rows } = await context.connection.query(
    `select 1 from information_schema.tables
     where table_catalog = $1 and table_schema = $2 and table_name = $3`,
    { parameters: [context.database, context.schema, tombstoneTable] },
  )
  return rows.length > 0
}

export async function forgetTombstones(context: LoadContext, table: string): Promise<void> {
  if (!(await isKept(context))) return
  await context.connection.query(`delete from ${relationIn(context, tombstoneTable)} where table_name = $1`, {
    parameters: [table],
  })
}

async function countTombstones({ connection }: LoadContext, batch: string): Promise<number> {
  const { rows } = await connection.query(`select count(*) from ${batch} as batch`)
  return Number(rows[0]?.[0])
}

/**
 * A marked row bears the time of its deletion. Before rows are compared it gets back the time of its content,
 * which is kept beside it: what comes late finds the same table as what came in time.
 */
export async function suspendTombstones(context: LoadContext, { table, target }: Merge): Promise<void> {
  const time = timeOf(target)
  if (time === null || !(await isKept(context))) return
  const kept = relationIn(context, tombstoneTable)
  await context.connection.query(
    `update ${relationIn(context, table)} as stored set ${quote(time.name)} = kept.content_at::${sqlType(context, time.type)}
     from ${kept} as kept
     where kept.table_name = ${literal(table)} and kept.is_applied and kept.row_key = ${keyText(target, 'stored')};
     update ${kept} set is_applied = false where table_name = ${literal(table)}`,
  )
}

/** Marks the rows whose tombstone is not older than they are; others wait for their row. */
export async function applyTombstones(context: LoadContext, merge: Merge): Promise<number> {
  const { table, batch, target } = merge
  const condition = tombstoneCondition(batch)
  const rows = `(select * from ${relationIn(context, `${stagedPrefix}${table}`)} where ${condition ?? 'false'})`
  const count = condition === null ? 0 : await countTombstones(context, rows)
  const { mark } = target
  if (mark === null || (count === 0 && !(await isKept(context)))) return 0
  const time = timeOf(target)
  if (time === null) {
    if (count === 0) return 0
    const { rowsAffected } = await context.connection.query(
      `update ${relationIn(context, table)} as stored set ${quote(mark.name)} = dead.${quote(mark.name)}
       from ${rows} as dead where ${sameKey(batch, 'dead', 'stored')}`,
    )
    return rowsAffected ?? 0
  }
  if (count > 0) await keepTombstones(context, merge, rows)
  const isOfTable = `kept.table_name = ${literal(table)} and kept.row_key = ${keyText(target, 'stored')}`
  const [kept, stored] = [relationIn(context, tombstoneTable), relationIn(context, table)]
  await context.connection.query(
    `update ${kept} as kept set is_applied = true, content_at = stored.${quote(time.name)}::varchar
     from ${stored} as stored
     where ${isOfTable} and (kept.deleted_at is null or stored.${quote(time.name)} is null
       or kept.deleted_at::${sqlType(context, time.type)} >= stored.${quote(time.name)});
     update ${stored} as stored set ${quote(mark.name)} = kept.mark::${sqlType(context, mark.type)},
       ${quote(time.name)} = coalesce(kept.deleted_at, kept.content_at)::${sqlType(context, time.type)}
     from ${kept} as kept where ${isOfTable} and kept.is_applied`,
  )
  return count
}

/** Of each row the newest. */
async function keepTombstones(context: LoadContext, merge: Merge, rows: string): Promise<void> {
  const { table, batch, target } = merge
  const time = timeOf(target)
  const timeType = sqlType(context, time?.type ?? 'VARCHAR')
  const kept = relationIn(context, tombstoneTable)
  const hasTime = batch.columns.some(({ name }) => name.toLowerCase() === time?.name.toLowerCase())
  const deletedAt = time !== null && hasTime ? `rows.${quote(time.name)}` : `null::${timeType}`
  const dead = `(select ${keyText(batch, 'rows')} as row_key, ${deletedAt} as deleted_at,
    rows.${quote(batch.mark?.name ?? '')}::varchar as mark from ${rows} as rows)`
  const isOfTable = `kept.table_name = ${literal(table)} and kept.row_key = dead.row_key`
  await context.connection.query(
    `create table if not exists ${kept} (table_name varchar, row_key varchar, deleted_at varchar, mark varchar,
       content_at varchar, is_applied boolean);
     delete from ${kept} as kept using ${dead} as dead
     where ${isOfTable} and (dead.deleted_at is null
       or kept.deleted_at::${timeType} <= dead.deleted_at);
     insert into ${kept} select ${literal(table)}, dead.row_key, dead.deleted_at::varchar, dead.mark, null, false
     from ${dead} as dead where not exists (select 1 from ${kept} as kept where ${isOfTable})`,
  )
}

/** Rows of the table that turn out to be tombstones: it had no other columns when they came. */
export async function withdrawTombstones(context: LoadContext, merge: Merge): Promise<void> {
  const condition = tombstoneCondition(merge.target)
  if (condition === null || timeOf(merge.target) === null) return
  const stored = relationIn(context, merge.table)
  const rows = `(select * from ${stored} where ${condition})`
  if ((await countTombstones(context, rows)) === 0) return
  await keepTombstones(context, { ...merge, batch: merge.target }, rows)
  await context.connection.query(`delete from ${stored} where ${condition}`)
}

function keyText({ key }: VersionOrder, alias: string): string {
  return `concat_ws(chr(31), ${key.map((name) => `${alias}.${quote(name)}::varchar`).join(', ')})`
}

/** The column in which times of deletion are found and kept: the connector's own where there is one. */
function timeOf({ cursors, columns }: VersionOrder): LoadedColumn | null {
  return columns.find(({ name }) => name === cursors.at(-1)) ?? null
}
