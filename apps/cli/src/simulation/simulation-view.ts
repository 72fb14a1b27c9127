import type { SimulationOutput, SimulationProgress, SimulationSummary } from '@waypoint/simulator'
import { formatCount, plural } from '../terminal/duration.ts'
import { bar } from '../terminal/progress.ts'
import type { Style } from '../terminal/style.ts'
import { renderTable } from '../terminal/table.ts'

export function progressLine(progress: SimulationProgress): string {
  switch (progress.phase) {
    case 'companies':
      return `${bar(progress.done, progress.total)} living ${formatCount(progress.total)} companies`
    case 'observing':
      return `${bar(progress.done, progress.total)} what vendors saw of ${formatCount(progress.total)} companies`
    case 'writing':
      return `${bar(progress.done, progress.total)} writing extracts`
    case 'converting':
      return `${bar(progress.done, progress.total)} converting files`
    case 'events':
      return 'writing usage events'
    case 'truth':
      return 'writing the truth'
    default:
      return progress satisfies never
  }
}

interface TableOfRows {
  readonly source: string
  readonly table: string
  readonly rows: number
}

/** After a simulation: rows per table, where they are, what to do next. */
export function renderSimulation(summary: SimulationSummary, output: SimulationOutput, style: Style): string {
  const where = placesOf(output).map(
    ([name, path]) => `${style.quiet(name.padEnd(8))}  ${style.link(path)}\n`,
  )
  const head = `${style.bold(`${formatCount(summary.rows)} rows`)} of ${plural(summary.tables.length, 'table')}, ${
    summary.startDate
  } to ${summary.endDate}, seed ${summary.seed}\n\n`
  return `${head}${tableOfRows(summary.tables, style)}\n${where.join('')}`
}

function placesOf(output: SimulationOutput): readonly (readonly [string, string])[] {
  switch (output.kind) {
    case 'duckdb':
      return [
        ['Extracts', output.warehouse],
        ['Truth', output.truth],
      ]
    case 'postgres':
      return [
        ['Extracts', output.door.name],
        ['Truth', `${output.dir}/truth`],
      ]
    default:
      return [['Files', output.dir]]
  }
}

function tableOfRows(tables: readonly TableOfRows[], style: Style): string {
  return renderTable(
    [
      { title: 'table', align: 'left' },
      { title: 'rows', align: 'right' },
    ],
    tables.map(({ source, table, rows }) => [`raw_${source}.${table}`, formatCount(rows)]),
    style,
  )
}
