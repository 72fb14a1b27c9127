import { day } from '@waypoint/report/format/dates.ts'
import { useMemo } from 'react'
import type { Annotation } from './annotations.ts'
import { ChartFrame } from './chart-frame.tsx'
import { type Draw, PlotPicture } from './plot-picture.tsx'
import type { PointBehind } from './point-behind.ts'
import { type SeriesPoint, seriesColumns, seriesNames } from './series.ts'

interface LineChartProps {
  readonly title: string
  readonly subtitle: string
  readonly points: readonly SeriesPoint[]
  readonly format: (value: number) => string
  readonly source?: string | undefined
  readonly annotations?: readonly Annotation[] | undefined
  /** Whether the axis starts at zero; lines may do without. */
  readonly isFromZero?: boolean
  readonly height?: number
  readonly behind?: PointBehind<SeriesPoint>
}

/** At most six lines, named at their ends; hover tells date, value and change. */
export function LineChart(props: LineChartProps) {
  const {
    title,
    subtitle,
    points,
    format,
    source,
    annotations,
    isFromZero = false,
    height = 240,
    behind,
  } = props
  const leads = behind !== undefined
  const draw = useMemo<Draw>(
    () => async (width) => {
      const { lineDrawing } = await import('./line-drawing.ts')
      return lineDrawing({ points, format, annotations: annotations ?? [], isFromZero, leads, height, width })
    },
    [points, format, annotations, isFromZero, leads, height],
  )
  return (
    <ChartFrame
      title={title}
      subtitle={subtitle}
      rows={points}
      columns={seriesColumns(points, format, behind)}
      source={source}
    >
      <PlotPicture
        draw={draw}
        title={title}
        description={describe(points, format)}
        height={height}
        behind={behind}
      />
    </ChartFrame>
  )
}

function describe(points: readonly SeriesPoint[], format: (value: number) => string): string {
  return seriesNames(points)
    .map((name) => {
      const own = points.filter((point) => point.series === name && point.value !== null)
      const [first] = own
      const last = own.at(-1)
      if (first === undefined || last === undefined) return `${name}: nothing known`
      return `${name}: ${format(first.value ?? 0)} on ${day(first.date)}, ${format(last.value ?? 0)} on ${day(last.date)}`
    })
    .join('; ')
}
