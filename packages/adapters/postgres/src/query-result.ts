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
    response: responseOf(raw.tag, rowsAffected),
  }
}

function responseOf(tag: string | null, rowsAffected: number | null): QueryResult['response'] {
  if (tag === null) return { _message: 'OK' }
  const code = tag.replace(/( \d+)+$/, '')
  return { _message: tag, code, ...(rowsAffected === null ? {} : { rows_affected: rowsAffected }) }
}

/** `SELECT 5` without columns is what creating a table from a query answers. */
function countOf({ tag, fields }: RawResult): number | null {
  const written = /^(INSERT|UPDATE|DELETE|MERGE|COPY|SELECT)\b.* (\d+)$/.exec(tag ?? '')
  if (written === null || (written[1] === 'SELECT' && fields.length > 0)) return null
  return Number(written[2])
}
