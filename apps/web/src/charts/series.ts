import { day } from '@waypoint/report/format/dates.ts'
import type { Column } from '../ui/table/column.ts'
import type { PointBehind } from './point-behind.ts'

export interface SeriesPoint {
  /** ISO date. */
  readonly date: string
  readonly series: string
  readonly value: number | null
}

export const toDate = ({ date }: { readonly date: string }): Date => new Date(`${date.slice(0, 10)}T00:00Z`)

/** In the order in which they appear. */
export const seriesNames = (points: readonly SeriesPoint[]): readonly string[] => [
  ...new Set(points.map(({ series }) => series)),
]

export function seriesColumns(
  points: readonly SeriesPoint[],
  format: (value: number) => string,
  behind?: PointBehind<SeriesPoint>,
): readonly Column<SeriesPoint>[] {
  return [
    { id: 'date', header: 'Date', value: (point) => point.date, cell: (point) => day(point.date) },
    ...(seriesNames(points).length > 1
      ? [{ id: 'series', header: 'Series', value: (point: SeriesPoint) => point.series }]
      : []),
    {
      id: 'value',
      header: 'Value',
      isFigure: true,
      value: (point) => point.value,
      cell: (point) => (point.value === null ? '–' : format(point.value)),
      behind,
    },
  ]
}
