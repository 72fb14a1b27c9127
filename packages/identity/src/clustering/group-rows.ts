/** Row numbers by group: those of group `g` stand in `rows` from `starts[g]` up to `starts[g + 1]`. */
export interface Grouping {
  readonly starts: Int32Array
  readonly rows: Int32Array
}

/** Counting sort: rows of one group stand together and keep their order. */
export function groupRows(groups: Int32Array, groupCount: number): Grouping {
  const starts = new Int32Array(groupCount + 1)
  for (const group of groups) starts[group + 1] = (starts[group + 1] ?? 0) + 1
  for (let group = 0; group < groupCount; group += 1) {
    starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0)
  }
  const next = starts.slice()
  const rows = new Int32Array(groups.length)
  for (let row = 0; row < groups.length; row += 1) {
    const group = groups[row] ?? 0
    const place = next[group] ?? 0
    rows[place] = row
    next[group] = place + 1
  }
  return { starts, rows }
}
