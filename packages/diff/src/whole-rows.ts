import { cellText } from '@waypoint/adapter-contract'
import { type ComparedRows, comparedColumn, countsOf, hashedRows } from './compared-rows.ts'
import { BUCKETS } from './differing-buckets.ts'
import type { RowDiff, RowSample } from './relation-diff.ts'

/** Rows without a key: one that was changed is one removed and one added. Repeated rows are counted. */
export async function diffWholeRows(rows: ComparedRows, only: readonly number[]): Promise<RowDiff> {
  const [added = 0, removed = 0] = await countsOf(
    rows,
    `${counted(rows, only)} select sum(case when more > 0 then more else 0 end), sum(case when more < 0 then -more else 0 end) from counted`,
  )
  return { added, removed, changed: 0, cells: [] }
}

export async function sampleWholeRows(
  rows: ComparedRows,
  { only, limit }: { readonly only: readonly number[]; readonly limit: number },
): Promise<readonly RowSample[]> {
  const samples: RowSample[] = []
  for (const kind of ['added', 'removed'] as const) {
    const side = kind === 'added' ? rows.after : rows.before
    const texts = rows.columns.map((column) => rows.dialect.asText(comparedColumn(rows, column)))
    const { rows: found } = await rows.comparison.connection.query(
      `${counted(rows, only)} select ${texts.join(', ')} from (${hashedRows(rows, side, { count: BUCKETS, only })}) as hashed
       where row_hash in (select row_hash from counted where more ${kind === 'added' ? '>' : '<'} 0)
       order by ${rows.columns.map((_, index) => index + 1).join(', ')} limit ${limit}`,
    )
    for (const cells of found) {
      const row = Object.fromEntries(
        rows.columns.map((column, index) => {
          const cell = cells[index] ?? null
          return [column, cell === null ? null : cellText(cell)]
        }),
      )
      samples.push({ kind, row, cells: [] })
    }
  }
  return samples
}

function counted(rows: ComparedRows, only: readonly number[]): string {
  const before = hashedRows(rows, rows.before, { count: BUCKETS, only })
  const after = hashedRows(rows, rows.after, { count: BUCKETS, only })
  return `with counted as (
    select row_hash, sum(times) as more from (
      select row_hash, -1 as times from (${before}) as before_side
      union all select row_hash, 1 from (${after}) as after_side
    ) as both_sides group by row_hash having sum(times) <> 0)`
}
