import type { SimulationDescription } from '@waypoint/simulator'
import { formatCount, plural } from '../terminal/duration.ts'
import type { Style } from '../terminal/style.ts'
import { renderTable } from '../terminal/table.ts'

const MEGABYTE = 1_000_000

/** `simulate --describe`: what would be made, from which mess, and how much the other scales would be. */
export function renderDescription(description: SimulationDescription, style: Style): string {
  const { customerCount, startDate, endDate, baseDate, expectedRows, expectedBytes } = description
  return [
    `${style.bold(plural(customerCount, 'customer'))}, ${startDate} to ${endDate}, seed ${description.seed}: about ${formatCount(expectedRows)} rows, ${sizeOf(expectedBytes)} in DuckDB.`,
    `As files: one base extract up to ${baseDate}, then one delta a day.`,
    '',
    tablesOf(description, style),
    style.bold('More, by --sources'),
    furtherOf(description, style),
    style.bold('Mess, by --mess'),
    messOf(description, style),
    style.bold('Scales, with these dates and sources'),
    scalesOf(description, style),
  ].join('\n')
}

function tablesOf({ tables }: SimulationDescription, style: Style): string {
  return renderTable(
    [
      { title: 'table', align: 'left' },
      { title: 'columns', align: 'right' },
      { title: 'rows', align: 'right' },
    ],
    tables.map(({ source, table, columns, expectedRows }) => [
      `raw_${source}.${table}`,
      String(columns),
      formatCount(expectedRows),
    ]),
    style,
  )
}

function furtherOf({ further }: SimulationDescription, style: Style): string {
  return renderTable(
    [
      { title: 'source', align: 'left' },
      { title: 'tables', align: 'right' },
      { title: 'rows', align: 'right' },
      { title: 'DuckDB', align: 'right' },
      { title: '', align: 'left' },
    ],
    further.map(({ source, isAsked, tables, expectedRows, expectedBytes }) => [
      source,
      String(tables),
      formatCount(expectedRows),
      sizeOf(expectedBytes),
      isAsked ? 'asked for' : '',
    ]),
    style,
  )
}

function messOf({ mess }: SimulationDescription, style: Style): string {
  return renderTable(
    [
      { title: 'kind', align: 'left' },
      { title: 'rate', align: 'right' },
      { title: 'what happens', align: 'left' },
    ],
    mess.map(({ kind, rate, what }) => [kind, String(rate), what]),
    style,
  )
}

function scalesOf({ scales }: SimulationDescription, style: Style): string {
  return renderTable(
    [
      { title: 'scale', align: 'left' },
      { title: 'customers', align: 'right' },
      { title: 'rows', align: 'right' },
      { title: 'DuckDB', align: 'right' },
    ],
    scales.map(({ scale, customerCount, expectedRows, expectedBytes }) => [
      scale,
      formatCount(customerCount),
      formatCount(expectedRows),
      sizeOf(expectedBytes),
    ]),
    style,
  )
}

function sizeOf(bytes: number): string {
  if (bytes >= 1000 * MEGABYTE) return `${(bytes / MEGABYTE / 1000).toFixed(1)} GB`
  return `${Math.max(1, Math.round(bytes / MEGABYTE))} MB`
}
