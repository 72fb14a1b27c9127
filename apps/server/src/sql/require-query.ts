import { cellText } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { Reader } from '../version/reader.ts'

interface Parsed {
  readonly error?: boolean
  readonly error_type?: string
  readonly error_message?: string
  readonly position?: string
  readonly statements?: readonly unknown[]
}

/** The database itself says what a text is: one query, and nothing that changes, attaches or sets anything. */
export async function requireQuery(reader: Pick<Reader, 'result'>, sql: string): Promise<void> {
  const { rows } = await reader.result({
    sql: 'select json_serialize_sql(cast($1 as varchar))',
    parameters: [sql],
  })
  const parsed = JSON.parse(cellText(rows[0]?.[0])) as Parsed
  if (parsed.error === true && parsed.error_type === 'parser') {
    throw new WaypointError({
      code: 'invalid-sql',
      message: parsed.error_message ?? 'This is no SQL.',
      sql,
      ...(parsed.position === undefined ? {} : { sqlOffset: Number(parsed.position) }),
      hint: 'Correct the statement; GET /api/v1/sql/tables lists tables and columns.',
    })
  }
  if (parsed.error === true) {
    throw new WaypointError({
      code: 'not-a-query',
      message: 'Only queries run here: select, with, from, values, describe, show or summarize.',
      sql,
      hint: 'Published versions are read-only. What should be kept belongs into a model of the project.',
    })
  }
  if (parsed.statements?.length === 1) return
  throw new WaypointError({
    code: 'not-one-statement',
    message: `There are ${parsed.statements?.length ?? 0} statements; one runs at a time.`,
    sql,
    hint: 'Send them one by one.',
  })
}
