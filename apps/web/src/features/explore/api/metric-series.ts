import type { Answer } from '@waypoint/api/client'
import { money } from '@waypoint/report/format/money.ts'
import { count, decimal, percent } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import type { SeriesPoint } from '../../../charts/series.ts'

type MetricTable = Pick<Answer<'/metrics/query'>, 'metrics' | 'table'>

interface MetricSeries {
  readonly metric: string
  readonly label: string
  readonly unit: string | null
  readonly points: readonly SeriesPoint[]
}

const LINES = 6
const DATED = /^\d{4}-\d{2}-\d{2}/

/** Each metric as lines over time: one, or one for each of the greatest groups. */
export function metricSeries({ metrics, table }: MetricTable): readonly MetricSeries[] {
  const at = (name: string): number => table.columns.findIndex((column) => column.name === name)
  const time = table.columns.findIndex(({ name }) => name.startsWith('metric_time'))
  if (time === -1) return []
  const group = table.columns.findIndex(
    ({ name }, index) => index !== time && metrics.every(({ metric }) => metric !== name),
  )
  return metrics.map(({ metric, label, unit }) => {
    const place = at(metric)
    const points = table.rows.flatMap((row): readonly SeriesPoint[] => {
      const date = textOf(row[time])
      if (!DATED.test(date)) return []
      const series = group === -1 ? label : groupName(row[group])
      return [{ date: date.slice(0, 10), series, value: numberOf(row[place]) }]
    })
    return { metric, label, unit, points: greatest(points) }
  })
}

const groupName = (cell: unknown): string => (cell === null ? 'Unknown' : term(textOf(cell)))

const textOf = (cell: unknown): string => (typeof cell === 'string' ? cell : JSON.stringify(cell ?? ''))

function numberOf(cell: unknown): number | null {
  if (cell === null || cell === undefined || cell === '') return null
  const value = Number(cell)
  return Number.isFinite(value) ? value : null
}

/** At most six lines, those that end highest. */
function greatest(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  const last = new Map<string, number>()
  const inOrder = points.toSorted((left, right) => left.date.localeCompare(right.date))
  for (const { series, value } of inOrder) last.set(series, value ?? 0)
  const kept = [...last].toSorted((left, right) => right[1] - left[1]).slice(0, LINES)
  const names = kept.map(([name]) => name)
  return names.flatMap((name) => inOrder.filter(({ series }) => series === name))
}

/** Writes a value in the unit of its metric. */
export function writesUnit(unit: string | null, currency: string): (value: number) => string {
  if (unit === 'cents') return (value) => money(Math.round(value), currency)
  if (unit === 'ratio') return (value) => percent(value)
  return (value) => (Number.isInteger(value) ? count(value) : decimal(value, 2))
}
