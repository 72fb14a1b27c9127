import type { DiffTitle, RelationDiff, RowSample } from '@waypoint/diff'
import { formatCount, plural } from '../terminal/duration.ts'
import type { Style } from '../terminal/style.ts'
import { renderTable } from '../terminal/table.ts'

const COLUMNS = [
  { title: 'relation', align: 'left' },
  { title: 'before', align: 'right' },
  { title: 'after', align: 'right' },
  { title: 'added', align: 'right' },
  { title: 'removed', align: 'right' },
  { title: 'changed', align: 'right' },
] as const

/** A sentence, a table of what differs, and below it which columns and rows do. */
export function printDiff(
  diffs: readonly RelationDiff[],
  { before, after }: DiffTitle,
  style: Style,
): string {
  const changed = diffs.filter(({ status }) => status !== 'equal')
  const title =
    changed.length === 0
      ? `${plural(diffs.length, 'relation')} compared, all equal.`
      : `${formatCount(changed.length)} of ${plural(diffs.length, 'relation')} ${changed.length === 1 ? 'differs' : 'differ'}.`
  const heading = `${style.bold(`${before} → ${after}`)}\n${title}\n`
  if (changed.length === 0) return heading
  const table = renderTable(COLUMNS, changed.map(rowOf), style)
  return [
    heading,
    table,
    ...changed.map((diff) => evidenceOf(diff, style)).filter((text) => text !== ''),
  ].join('\n')
}

function rowOf({ name, status, rowsBefore, rowsAfter, rows }: RelationDiff): readonly string[] {
  if (status === 'added') return [name, '–', formatCount(rowsAfter), '', '', '']
  if (status === 'removed') return [name, formatCount(rowsBefore), '–', '', '', '']
  const counts = [rows.added, rows.removed, rows.changed].map((count) =>
    count === 0 ? '' : formatCount(count),
  )
  return [name, formatCount(rowsBefore), formatCount(rowsAfter), ...counts]
}

function evidenceOf(diff: RelationDiff, style: Style): string {
  const { schema, rows, samples, notes, status } = diff
  if (status === 'added' || status === 'removed') return ''
  const columns = [
    ...schema.added.map(({ name, type }) => `new column ${name} (${type})`),
    ...schema.removed.map(({ name }) => `column ${name} is gone`),
    ...schema.retyped.map(({ name, before, after }) => `column ${name}: ${before} → ${after}`),
  ]
  const cells = rows.cells.map(({ column, changed }) => `${column} (${formatCount(changed)})`)
  const lines = [
    ...columns,
    ...notes,
    ...(cells.length === 0 ? [] : [`changed: ${cells.join(', ')}`]),
    ...samples.map((sample) => sampleLine(sample, style)),
  ]
  return lines.length === 0 ? '' : `${style.bold(diff.name)}\n${lines.map((line) => `  ${line}\n`).join('')}`
}

const SIGNS = { added: '+', removed: '-', changed: '~' } as const

function sampleLine({ kind, row, cells }: RowSample, style: Style): string {
  const where = Object.entries(row).map(([column, value]) => `${column}=${value ?? 'null'}`)
  const changes = cells.map(
    ({ column, before, after }) => `${column} ${before ?? 'null'} → ${after ?? 'null'}`,
  )
  const paint = { added: style.ok, removed: style.bad, changed: style.warn }[kind]
  return `${paint(SIGNS[kind])} ${where.join(' ')}${changes.length === 0 ? '' : `: ${changes.join(', ')}`}`
}
