import { type Connection, cellText } from '@waypoint/adapter-contract'
import type { Override } from '@waypoint/identity'
import { textLiteral } from './text-literal.ts'

const TABLE = 'raw_waypoint.identity_override'

/** Text first, then times: the order of the table's columns. */
const COLUMNS = [
  'number',
  'decision',
  'source_system',
  'source_id',
  'other_source_system',
  'other_source_id',
  'author',
  'reason',
  'decided_at',
  'undone_by',
  'undone_reason',
  'undone_at',
] as const

/** The decisions that a warehouse keeps; none before the first. */
export async function keptOverrides(connection: Connection): Promise<readonly Override[]> {
  if (!(await isThere(connection))) return []
  const { rows } = await connection.query(`select ${COLUMNS.join(', ')} from ${TABLE} order by number`)
  return rows.map((row) => {
    const [number, kind, system, id, otherSystem, otherId, author, reason, at, ...undone] = row.map((cell) =>
      cell === null ? '' : cellText(cell),
    )
    const [undoneBy = '', undoneReason = '', undoneAt = ''] = undone
    return {
      number: Number(number),
      kind: kind === 'force_match' ? 'force_match' : 'force_split',
      one: { sourceSystem: system ?? '', sourceId: id ?? '' },
      other: { sourceSystem: otherSystem ?? '', sourceId: otherId ?? '' },
      author: author ?? '',
      reason: reason ?? '',
      at: at ?? '',
      undone: undoneAt === '' ? null : { author: undoneBy, reason: undoneReason, at: undoneAt },
    }
  })
}

/** Replaces the decisions of a warehouse, all or none. */
export async function keepOverrides(connection: Connection, overrides: readonly Override[]): Promise<void> {
  await connection.begin()
  try {
    await connection.query('create schema if not exists raw_waypoint')
    await connection.query(`
      create or replace table ${TABLE} (
        number bigint, decision varchar, source_system varchar, source_id varchar, other_source_system varchar,
        other_source_id varchar, author varchar, reason varchar, decided_at varchar, undone_by varchar,
        undone_reason varchar, undone_at varchar
      )`)
    for (const each of overrides) {
      await connection.query(`insert into ${TABLE} values (${valuesOf(each).join(', ')})`)
    }
    await connection.commit()
  } catch (cause) {
    await connection.rollback()
    throw cause
  }
}

async function isThere(connection: Connection): Promise<boolean> {
  const { rows } = await connection.query(`
    select 1 from information_schema.tables
    where table_schema = 'raw_waypoint' and table_name = 'identity_override'`)
  return rows.length > 0
}

function valuesOf({ number, kind, one, other, author, reason, at, undone }: Override): readonly string[] {
  return [
    String(number),
    ...[kind, one.sourceSystem, one.sourceId, other.sourceSystem, other.sourceId, author, reason, at].map(
      textLiteral,
    ),
    ...[undone?.author, undone?.reason, undone?.at].map((value) =>
      value === undefined ? 'null' : textLiteral(value),
    ),
  ]
}
