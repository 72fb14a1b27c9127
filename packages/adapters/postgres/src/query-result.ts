import type { QueryResult } from '@waypoint/adapter-contract'
import type { Session } from './session.ts'
import type { RawResult } from './statement-run.ts'

/** `code` is the tag without its numbers: `INSERT`, `CREATE VIEW`. */
export async function toQueryResult(session: Session, raw: RawResult): Promise<QueryResult> {
  const names = await session.typeNames(raw.fields)
  const rowsAffected = countOf(raw)
  return {
    columns: raw.fields.map(({ name }, index) => ({ name, dataType: names[index] ?? '' })),
    rows: raw.rows,
    rowsAffected,
    response: responseOf(raw.tag),
  }
}

/** Rows are counted as dbt-postgres tells of them: those of a query too, and -1 where there is nothing to count. */
function responseOf(tag: string | null): QueryResult['response'] {
  if (tag === null) return { _message: 'OK' }
  const rows = / (\d+)$/.exec(tag)?.[1]
  return { _message: tag, code: tag.replace(/( \d+)+$/, ''), rows_affected: Number(rows ?? -1) }
}

/** `SELECT 5` without columns is what creating a table from a query answers. */
function countOf({ tag, fields }: RawResult): number | null {
  const written = /^(INSERT|UPDATE|DELETE|MERGE|COPY|SELECT)\b.* (\d+)$/.exec(tag ?? '')
  if (written === null || (written[1] === 'SELECT' && fields.length > 0)) return null
  return Number(written[2])
}
