import { type Connection, cellText } from '@waypoint/adapter-contract'
import type { ExtractSummary } from '@waypoint/extract'

/** A row that was kept back, as its source file knows it. */
export interface Reject {
  readonly file: string
  readonly line: string
  readonly column: string
  readonly reason: string
}

const SHOWN = 5

/** The first rows of this load in the quarantine; the rest is there to be queried. */
export async function firstRejects(
  connection: Connection,
  summary: ExtractSummary,
): Promise<readonly Reject[]> {
  if (summary.rejected === 0) return []
  const batches = summary.batchIds.map((id) => `'${id.replaceAll("'", "''")}'`).join(', ')
  const { rows } = await connection.query(
    `select file, line, column_name, reason from ${quoted(summary.schema)}._quarantine
     where batch_id in (${batches}) order by file, line limit ${SHOWN}`,
  )
  return rows.map(([file, line, column, reason]) => ({
    file: cellText(file),
    line: cellText(line),
    column: cellText(column),
    reason: cellText(reason),
  }))
}

function quoted(schema: string): string {
  return `"${schema.replaceAll('"', '""')}"`
}
