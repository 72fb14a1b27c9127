import type { ComparedRow } from './compared-rows.ts'

/** One row of a comparison: what was expected beside what came. */
export interface AlignedRow {
  readonly kind: 'same' | 'changed' | 'missing' | 'unexpected'
  readonly expected: ComparedRow | null
  readonly actual: ComparedRow | null
}

/** Beyond so many pairs rows are no longer compared cell by cell. */
const MOST_PAIRS = 250_000

/** Pairs rows that are the same, then rows that share enough to be versions of one another. */
export function alignRows(
  expected: readonly ComparedRow[],
  actual: readonly ComparedRow[],
): readonly AlignedRow[] {
  const { same, missing, unexpected } = withoutSame(expected, actual)
  const changed = similarPairs(missing, unexpected)
  const paired = new Set(changed.flatMap(([left, right]) => [left, right]))
  return [
    ...same.map((row): AlignedRow => ({ kind: 'same', expected: row, actual: row })),
    ...changed.map(([left, right]): AlignedRow => ({ kind: 'changed', expected: left, actual: right })),
    ...missing
      .filter((row) => !paired.has(row))
      .map((row): AlignedRow => ({ kind: 'missing', expected: row, actual: null })),
    ...unexpected
      .filter((row) => !paired.has(row))
      .map((row): AlignedRow => ({ kind: 'unexpected', expected: null, actual: row })),
  ]
}

function withoutSame(expected: readonly ComparedRow[], actual: readonly ComparedRow[]) {
  const left = new Map<string, ComparedRow[]>()
  for (const row of actual) {
    const key = JSON.stringify(row)
    const rows = left.get(key)
    if (rows === undefined) left.set(key, [row])
    else rows.push(row)
  }
  const same: ComparedRow[] = []
  const missing: ComparedRow[] = []
  for (const row of expected) {
    const found = left.get(JSON.stringify(row))?.pop()
    if (found === undefined) missing.push(row)
    else same.push(row)
  }
  return { same, missing, unexpected: [...left.values()].flat() }
}

type Pair = readonly [ComparedRow, ComparedRow]

/** The most alike first; each row in one pair at most. */
function similarPairs(missing: readonly ComparedRow[], unexpected: readonly ComparedRow[]): readonly Pair[] {
  if (missing.length * unexpected.length > MOST_PAIRS) return []
  const weight = cellWeights(missing, unexpected)
  const candidates = missing.flatMap((left) =>
    unexpected.map((right) => ({ left, right, likeness: likeness(left, right, weight) })),
  )
  const taken = new Set<ComparedRow>()
  const pairs: Pair[] = []
  const alike = candidates.filter((each) => each.likeness >= 0.5)
  for (const { left, right } of alike.toSorted((a, b) => b.likeness - a.likeness)) {
    if (taken.has(left) || taken.has(right)) continue
    taken.add(left).add(right)
    pairs.push([left, right])
  }
  return pairs
}

type CellWeight = (column: number, cell: string) => number

/** A value that many rows have says little about which of them belong together. */
function cellWeights(missing: readonly ComparedRow[], unexpected: readonly ComparedRow[]): CellWeight {
  const [left, right] = [countCells(missing), countCells(unexpected)]
  return (column, cell) => {
    const key = `${column} ${cell}`
    return 1 / ((left.get(key) ?? 1) * (right.get(key) ?? 1))
  }
}

function countCells(rows: readonly ComparedRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      const key = `${column} ${cell}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}

function likeness(left: ComparedRow, right: ComparedRow, weight: CellWeight): number {
  return left.reduce(
    (sum, cell, column) => (cell !== null && cell === right[column] ? sum + weight(column, cell) : sum),
    0,
  )
}
