import { cellText } from '@waypoint/adapter-contract'
import { type ComparedRows, comparedColumn, countsOf, hashedRows } from './compared-rows.ts'
import { BUCKETS } from './differing-buckets.ts'
import type { RowDiff, RowSample } from './relation-diff.ts'
import type { Side } from './sides.ts'

/** How many keys a side has more than once, and how many rows have none, among the rows of the buckets. */
export async function keyProblems(
  rows: ComparedRows,
  only: readonly number[],
): Promise<{ readonly repeated: number; readonly missing: number }> {
  const of = async (side: Side): Promise<readonly number[]> => {
    const key = rows.key.map((column) => comparedColumn(rows, column))
    const missing = key.map((column) => `${column} is null`).join(' or ')
    const hashed = hashedRows(rows, side, { count: BUCKETS, only })
    return countsOf(
      rows,
      `select count(*) - count(case when is_missing then 1 end), count(case when is_missing then 1 end)
       from (select ${missing} as is_missing, count(*) as times from (${hashed}) as hashed
             group by ${key.join(', ')} having count(*) > 1 or (${missing})) as problems`,
    )
  }
  const [before, after] = [await of(rows.before), await of(rows.after)]
  return {
    repeated: Math.max(before[0] ?? 0, after[0] ?? 0),
    missing: Math.max(before[1] ?? 0, after[1] ?? 0),
  }
}

/** Counts by a join on the key, within the buckets that differ. */
export async function diffByKey(rows: ComparedRows, only: readonly number[]): Promise<RowDiff> {
  const others = rows.columns.filter((column) => !rows.key.includes(column))
  const changes = others.map(
    (column) => `count(case when both_sides and ${isChanged(rows, column)} then 1 end)`,
  )
  const [added = 0, removed = 0, changed = 0, ...cells] = await countsOf(
    rows,
    `${joined(rows, only)}
     select count(case when before_hash is null then 1 end), count(case when after_hash is null then 1 end),
       count(case when both_sides and before_hash <> after_hash then 1 end)
       ${changes.map((change) => `, ${change}`).join('')}
     from joined`,
  )
  return {
    added,
    removed,
    changed,
    cells: others
      .map((column, index) => ({ column, changed: cells[index] ?? 0 }))
      .filter((cell) => cell.changed > 0)
      .toSorted((left, right) => right.changed - left.changed),
  }
}

export async function sampleByKey(
  rows: ComparedRows,
  { only, limit }: { readonly only: readonly number[]; readonly limit: number },
): Promise<readonly RowSample[]> {
  const others = rows.columns.filter((column) => !rows.key.includes(column))
  const text = (name: string): string => rows.dialect.asText(rows.comparison.adapter.quote(name))
  const selected = [
    ...rows.key.map((_, index) => text(`key_${index}`)),
    ...others.flatMap((_, index) => [text(`before_${index}`), text(`after_${index}`)]),
  ]
  const samples: RowSample[] = []
  for (const [kind, condition] of KINDS) {
    const { rows: found } = await rows.comparison.connection.query(
      `${joined(rows, only)} select ${selected.join(', ')} from joined where ${condition}
       order by ${rows.key.map((_, index) => index + 1).join(', ')} limit ${limit}`,
    )
    for (const cells of found) {
      const texts = cells.map((cell) => (cell === null ? null : cellText(cell)))
      const row = Object.fromEntries(rows.key.map((column, index) => [column, texts[index] ?? null]))
      const changed = others.flatMap((column, index) => {
        const before = texts[rows.key.length + 2 * index] ?? null
        const after = texts[rows.key.length + 2 * index + 1] ?? null
        return before === after ? [] : [{ column, before, after }]
      })
      samples.push({ kind, row, cells: kind === 'changed' ? changed : [] })
    }
  }
  return samples
}

const KINDS: readonly (readonly [RowSample['kind'], string])[] = [
  ['changed', 'both_sides and before_hash <> after_hash'],
  ['added', 'before_hash is null'],
  ['removed', 'after_hash is null'],
]

function isChanged({ columns, key }: ComparedRows, column: string): string {
  const index = columns.filter((each) => !key.includes(each)).indexOf(column)
  return `before_${index} is distinct from after_${index}`
}

/** Both sides side by side: `key_0` …, `before_0`, `after_0` … of the other columns, and their hashes. */
function joined(rows: ComparedRows, only: readonly number[]): string {
  const others = rows.columns.filter((column) => !rows.key.includes(column))
  const side = (name: 'before' | 'after'): string => {
    const columns = [
      ...rows.key.map((column, index) => `${comparedColumn(rows, column)} as key_${index}`),
      ...others.map((column, index) => `${comparedColumn(rows, column)} as ${name}_${index}`),
    ]
    const hashed = hashedRows(rows, rows[name], { count: BUCKETS, only })
    return `select ${columns.join(', ')}, row_hash as ${name}_hash from (${hashed}) as hashed`
  }
  const keys = rows.key.map((_, index) => `key_${index}`)
  const values = others.map((_, index) => `, before_${index}, after_${index}`).join('')
  return `with before_side as (${side('before')}), after_side as (${side('after')}),
    joined as (
      select ${keys.map((key) => `coalesce(b.${key}, a.${key}) as ${key}`).join(', ')}${values},
        before_hash, after_hash, before_hash is not null and after_hash is not null as both_sides
      from before_side as b full outer join after_side as a on ${keys.map((key) => `b.${key} = a.${key}`).join(' and ')}
    )`
}
