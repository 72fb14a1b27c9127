import { dottedName } from '@waypoint/adapter-contract'
import { type RelationName, WaypointError } from '@waypoint/contracts'
import type { TypedColumn } from './seed.ts'
import type { Session } from './session.ts'

/** PostgreSQL cuts longer names off. */
const longestName = 63

/**
 * Makes the seed's table empty and of the right shape. One of the same shape is kept and truncated: the views
 * that read it stay. Runs in a transaction.
 */
export async function replaceTable(
  session: Session,
  relation: RelationName,
  columns: readonly TypedColumn[],
): Promise<void> {
  if (Buffer.byteLength(relation.identifier) > longestName) throw tooLong(relation.identifier)
  const shape = columns.map(({ sql, type }) => `${sql} ${type}`).join(', ')
  const table = dottedName(relation)
  await session.run({ text: `create temporary table waypoint_seed_shape (${shape}) on commit drop` })
  const wanted = await shapeOf(session, 'pg_temp.waypoint_seed_shape')
  const found = await shapeOf(session, dottedName({ ...relation, database: null }))
  await session.run({ text: 'drop table pg_temp.waypoint_seed_shape' })
  if (wanted === found) await session.run({ text: `truncate table ${table}` })
  else await session.run({ text: `drop table if exists ${table} cascade; create table ${table} (${shape})` })
}

/** Names and types of a table in their order; null where there is none. */
async function shapeOf(session: Session, table: string): Promise<unknown> {
  const { rows } = await session.run({
    text: `select string_agg(quote_ident(attname) || ' ' || format_type(atttypid, atttypmod), ', ' order by attnum)
      from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
    values: [table],
  })
  return rows[0]?.[0] ?? null
}

function tooLong(name: string): WaypointError {
  return new WaypointError({
    code: 'name-too-long',
    message: `PostgreSQL allows ${longestName} bytes for the name of a relation; ${name} is longer.`,
    hint: 'Give the seed a shorter `alias`.',
  })
}
