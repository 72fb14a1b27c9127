import type { ExtractSummary, TableLoad } from '@waypoint/extract'
import { formatCount, formatSeconds, plural } from '../terminal/duration.ts'
import { renderError } from '../terminal/error-view.ts'
import type { Style } from '../terminal/style.ts'
import { renderTable } from '../terminal/table.ts'
import type { Reject } from './first-rejects.ts'

const COLUMNS = [
  { title: 'table', align: 'left' },
  { title: 'rows', align: 'right' },
  { title: 'rejected', align: 'right' },
  { title: 'columns', align: 'right' },
  { title: '', align: 'left' },
] as const

/** One source: a line per table, then what could not be read. */
export function renderExtract(summary: ExtractSummary, rejects: readonly Reject[], style: Style): string {
  const rows = summary.tables.map((load) => [
    load.table,
    formatCount(load.rows),
    load.rejected === 0 ? '0' : style.warn(formatCount(load.rejected)),
    formatCount(load.columns.length),
    style.quiet([modeNote(load), ...load.notes].filter((note) => note !== '').join('; ')),
  ])
  const failures = summary.failures
    .map((failure) => `${style.bold(failure.file)}\n${renderError(failure.error, style)}`)
    .join('')
  const table = rows.length === 0 ? '' : renderTable(COLUMNS, rows, style)
  return `${style.bold(summary.schema)}\n${table}${renderRejects(summary, rejects, style)}${renderMissing(summary, style)}${failures}\n`
}

/** Tables that were loaded before and did not come again keep their rows. */
function renderMissing({ missingTables, ignored }: ExtractSummary, style: Style): string {
  const lines = [
    ...(missingTables.length === 0
      ? []
      : [
          style.warn(
            `Loaded before and not delivered again, their rows are as they were: ${missingTables.join(', ')}`,
          ),
        ]),
    ...(ignored.length === 0 ? [] : [style.quiet(`Not read, no table: ${ignored.join(', ')}`)]),
  ]
  return lines.map((line) => `  ${line}\n`).join('')
}

function modeNote({ unchanged, mode }: TableLoad): string {
  if (unchanged) return 'unchanged'
  if (mode === 'upsert') return 'upserted'
  return mode === 'append' ? 'appended' : ''
}

function renderRejects(summary: ExtractSummary, rejects: readonly Reject[], style: Style): string {
  const lines = rejects.map(
    ({ file, line, column, reason }) =>
      `  ${style.link(`${file}:${line}`)}${column === '' ? '' : ` ${column}`}  ${style.warn(reason)}\n`,
  )
  const more = summary.rejected - rejects.length
  return `${lines.join('')}${more > 0 ? `  ${style.quiet(`and ${plural(more, 'row')} more`)}\n` : ''}`
}

export function renderExtractTotal(
  summaries: readonly ExtractSummary[],
  receiver: string,
  style: Style,
): string {
  const sum = (value: (summary: ExtractSummary) => number): number =>
    summaries.reduce((total, summary) => total + value(summary), 0)
  const tables = sum((summary) => summary.tables.length)
  const rejected = sum((summary) => summary.rejected)
  const failed = sum((summary) => summary.failures.length)
  const unchanged = sum((summary) => summary.tables.filter((load) => load.unchanged).length)
  if (tables > 0 && unchanged === tables && failed === 0) {
    return `Nothing new: ${plural(tables, 'table')} as loaded before in ${style.link(receiver)}\n`
  }
  const lines = [
    `Loaded ${plural(
      sum((summary) => summary.rows),
      'row',
    )} of ${plural(tables, 'table')} in ${formatSeconds(
      sum((summary) => summary.seconds),
    )} into ${style.link(receiver)}`,
  ]
  if (rejected > 0) {
    const where = summaries
      .filter((summary) => summary.rejected > 0)
      .map((summary) => `${summary.schema}._quarantine`)
    lines.push(
      style.warn(
        `${plural(rejected, 'row')} did not fit and are kept, with the reason, in ${where.join(', ')}`,
      ),
    )
  }
  if (failed > 0) lines.push(style.bad(`${plural(failed, 'file')} could not be read, see above`))
  lines.push(`${style.quiet('Next')} waypoint build`)
  return `${lines.join('\n')}\n`
}
