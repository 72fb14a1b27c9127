import { useMemo } from 'react'
import type { Column } from '../ui/table/column.ts'
import { barChartHeight } from './bar-chart-height.ts'
import { ChartFrame } from './chart-frame.tsx'
import { type Draw, PlotPicture } from './plot-picture.tsx'
import type { PointBehind } from './point-behind.ts'

export interface Bar {
  readonly label: string
  /** By which what is behind the bar is found. */
  readonly key?: string
  readonly value: number
  /** A token's name; context is grey, the subject is not. */
  readonly colour?: string
  /** Written after the value. */
  readonly note?: string
  /** Where models or methods disagree: drawn as a hairline through the end of the bar. */
  readonly range?: readonly [lowest: number, highest: number]
}

interface BarChartProps {
  readonly title: string
  readonly subtitle: string
  readonly bars: readonly Bar[]
  readonly format: (value: number) => string
  readonly source?: string | undefined
  readonly behind?: PointBehind<Bar>
}

/** Lying bars from zero, each named and with its value at its end. */
export function BarChart({ title, subtitle, bars, format, source, behind }: BarChartProps) {
  const leads = behind !== undefined
  const height = barChartHeight(bars.length)
  const draw = useMemo<Draw>(
    () => async (width) => {
      const { barDrawing } = await import('./bar-drawing.ts')
      return barDrawing({ bars, format, leads, width })
    },
    [bars, format, leads],
  )
  const columns: readonly Column<Bar>[] = [
    { id: 'label', header: 'Name', value: (bar) => bar.label },
    {
      id: 'value',
      header: 'Value',
      isFigure: true,
      value: (bar) => bar.value,
      cell: (bar) => format(bar.value),
      behind,
    },
  ]
  return (
    <ChartFrame title={title} subtitle={subtitle} rows={bars} columns={columns} source={source}>
      <PlotPicture
        draw={draw}
        title={title}
        description={bars.map((bar) => `${bar.label} ${format(bar.value)}`).join(', ')}
        height={height}
        behind={behind}
      />
    </ChartFrame>
  )
}
