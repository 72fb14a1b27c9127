import { plural } from './plural.ts'
import type { RelationDiff, RowSample } from './relation-diff.ts'

export interface DiffTitle {
  readonly before: string
  readonly after: string
}

/** The comparison as a comment on a pull request: a table of what changed, the evidence folded below it. */
export function renderMarkdown(diffs: readonly RelationDiff[], { before, after }: DiffTitle): string {
  const changed = diffs.filter(({ status }) => status !== 'equal')
  const lines = [`### Data diff: ${before} → ${after}`, '', sentence(diffs, changed), '']
  if (changed.length > 0) {
    lines.push(
      '| relation | rows before | rows after | added | removed | changed | columns |',
      '| --- | ---: | ---: | ---: | ---: | ---: | --- |',
      ...changed.map(rowOf),
      '',
    )
  }
  for (const diff of changed) lines.push(...evidence(diff))
  return `${lines.join('\n').trimEnd()}\n`
}

function sentence(all: readonly RelationDiff[], changed: readonly RelationDiff[]): string {
  if (changed.length === 0) return `${plural(all.length, 'relation')} compared, all equal.`
  return `${plural(changed.length, 'relation')} of ${all.length} differ${changed.length === 1 ? 's' : ''}.`
}

function rowOf(diff: RelationDiff): string {
  const { name, status, rowsBefore, rowsAfter, rows, schema } = diff
  const columns = [
    ...schema.added.map((column) => `+${column.name}`),
    ...schema.removed.map((column) => `−${column.name}`),
    ...schema.retyped.map((column) => `${column.name}: ${column.before} → ${column.after}`),
    ...rows.cells.map(({ column, changed }) => `${column} (${count(changed)})`),
  ]
  const isWhole = status === 'added' || status === 'removed'
  const cells = [
    isWhole ? `${name} (${status})` : name,
    count(rowsBefore),
    count(rowsAfter),
    ...(isWhole ? ['', '', ''] : [count(rows.added), count(rows.removed), count(rows.changed)]),
    isWhole ? '' : columns.join(', '),
  ]
  return `| ${cells.map(escapeCell).join(' | ')} |`
}

function evidence({ name, samples, notes }: RelationDiff): readonly string[] {
  if (samples.length + notes.length === 0) return []
  return [
    `<details><summary>${escapeHtml(name)}</summary>`,
    '',
    ...notes,
    ...(notes.length === 0 ? [] : ['']),
    ...(samples.length === 0
      ? []
      : ['| | row | change |', '| --- | --- | --- |', ...samples.map(sampleRow), '']),
    '</details>',
    '',
  ]
}

function sampleRow({ kind, row, cells }: RowSample): string {
  const key = Object.entries(row).map(([column, value]) => `${column} = ${value ?? 'null'}`)
  const changes = cells.map(
    ({ column, before, after }) => `${column}: ${before ?? 'null'} → ${after ?? 'null'}`,
  )
  return `| ${[kind, key.join(', '), changes.join('; ')].map(escapeCell).join(' | ')} |`
}

const count = (value: number): string => value.toLocaleString('en-US')

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const escapeCell = (text: string): string => escapeHtml(text).replaceAll('|', '\\|').replaceAll('\n', ' ')
