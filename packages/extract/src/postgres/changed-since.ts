import { cellText } from '@waypoint/adapter-contract'
import { type LoadMode, type TableSettings } from '../options.ts'
import { relationIn, type TargetSchema } from '../load-context.ts'
import { literal, quote } from '../sql-text.ts'
import type { PostgresTable } from './read-catalog.ts'

/** Which rows of a table are read: all, or those whose cursor is at or after a value. */
export interface ChangedSince {
  /** As the database has it. */
  readonly column: string
  readonly type: string
  readonly from: string
}

export interface LoadedBefore {
  readonly target: TargetSchema
  readonly table: string
  /** Of the loaded table, by lower-case name. */
  readonly columns: ReadonlyMap<string, string>
  readonly mode: LoadMode
  readonly settings: TableSettings
  /** Where the caller says from when on. */
  readonly since: string | undefined
}

/** Values that both databases order alike. */
const ordered = /^(smallint|integer|bigint|hugeint|decimal|numeric|date|timestamp)/i

/**
 * From the highest cursor that is loaded on, where a key makes rows that come again do no harm. Null: all rows.
 * Equal cursors are read again, as another row may have come with the same; rows that were deleted are not seen.
 */
export async function changedSince(found: PostgresTable, loaded: LoadedBefore): Promise<ChangedSince | null> {
  const { key, cursor } = loaded.settings
  if (loaded.mode !== 'upsert' || key === undefined || cursor === undefined) return null
  const column = found.columns.find(({ name }) => name.toLowerCase() === cursor.toLowerCase())
  if (column === undefined || !ordered.test(column.type)) return null
  const from = loaded.since ?? (await highest(cursor.toLowerCase(), loaded))
  return from === null ? null : { column: column.name, type: column.type, from }
}

async function highest(cursor: string, { target, table, columns }: LoadedBefore): Promise<string | null> {
  const type = columns.get(cursor)
  if (type === undefined || !ordered.test(type)) return null
  const { rows } = await target.connection.query(
    `select cast(max(${quote(cursor)}) as varchar) from ${relationIn(target, table)}`,
  )
  const value = rows[0]?.[0]
  return value === null || value === undefined ? null : cellText(value)
}

/** A row without a cursor may be new at any time. */
export const sinceCondition = ({ column, type, from }: ChangedSince): string =>
  `${quote(column)} >= ${literal(from)}::${type} or ${quote(column)} is null`

export const sinceText = ({ column, from }: ChangedSince): string => `${column} from ${from} on`
