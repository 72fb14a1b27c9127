import * as Plot from '@observablehq/plot'
import { useMemo } from 'react'
import type { Column } from '../ui/table/column.ts'
import { ChartFrame } from './chart-frame.tsx'
import { type Draw, PlotPicture } from './plot-picture.tsx'

export interface Bar {
  readonly label: string
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
}

const ROW = 28

/** Lying bars from zero, each named and with its value at its end. */
export function BarChart({ title, subtitle, bars, format, source }: BarChartProps) {
  const height = bars.length * ROW + 4
  const draw = useMemo<Draw>(() => (width) => options(bars, format, width), [bars, format])
  const columns: readonly Column<Bar>[] = [
    { id: 'label', header: 'Name', value: (bar) => bar.label },
    {
      id: 'value',
      header: 'Value',
      isFigure: true,
      value: (bar) => bar.value,
      cell: (bar) => format(bar.value),
    },
  ]
  return (
    <ChartFrame title={title} subtitle={subtitle} rows={bars} columns={columns} source={source}>
      <PlotPicture
        draw={draw}
        title={title}
        description={bars.map((bar) => `${bar.label} ${format(bar.value)}`).join(', ')}
        height={height}
      />
    </ChartFrame>
  )
}

function options(bars: readonly Bar[], format: (value: number) => string, width: number): Plot.PlotOptions {
  const longest = Math.max(...bars.map((bar) => bar.label.length), 4)
  const left = Math.min(longest * 6.6 + 12, width * 0.42)
  const fill = (bar: Bar): string => `var(--${bar.colour ?? 'series-1'})`
  const ranged = bars.filter((bar) => bar.range !== undefined)
  return {
    height: bars.length * ROW + 4,
    margin: 0,
    marginLeft: left,
    marginRight: Math.min(120, width * 0.28),
    y: { axis: null, domain: bars.map((bar) => bar.label), padding: 0.36 },
    x: {
      axis: null,
      domain: [Math.min(0, ...bars.map((bar) => bar.value)), Math.max(...bars.map(highest), 1e-9)],
    },
    marks: [
      Plot.barX(bars, { y: 'label', x: 'value', fill }),
      Plot.ruleX([0], { stroke: 'var(--line-strong)' }),
      Plot.ruleY(ranged, {
        y: 'label',
        x1: (bar: Bar) => bar.range?.[0],
        x2: (bar: Bar) => bar.range?.[1],
        stroke: 'var(--ink)',
        strokeWidth: 1.25,
      }),
      Plot.text(bars, {
        y: 'label',
        frameAnchor: 'left',
        dx: -left,
        text: 'label',
        textAnchor: 'start',
        fill: 'var(--ink)',
        lineWidth: left / 12,
        textOverflow: 'ellipsis',
      }),
      Plot.text(bars, {
        y: 'label',
        x: highest,
        dx: 8,
        text: (bar: Bar) => `${format(bar.value)}${bar.note === undefined ? '' : ` · ${bar.note}`}`,
        textAnchor: 'start',
        fill: 'var(--ink-2)',
      }),
    ],
  }
}

const highest = (bar: Bar): number => Math.max(0, bar.value, bar.range?.[1] ?? 0)
