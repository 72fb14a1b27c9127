import * as Plot from '@observablehq/plot'
import type { Bar } from './bar-chart.tsx'
import { barChartHeight } from './bar-chart-height.ts'

/** Where there is no room for notes. */
const NARROW = 480

interface BarDrawing {
  readonly bars: readonly Bar[]
  readonly format: (value: number) => string
  /** Whether a click opens what is behind a bar. */
  readonly leads: boolean
  readonly width: number
}

export function barDrawing({ bars, format, leads, width }: BarDrawing): Plot.PlotOptions {
  const longest = Math.max(...bars.map((bar) => bar.label.length), 4)
  const left = Math.min(longest * 6.6 + 12, width * 0.42)
  const ranged = bars.filter((bar) => bar.range !== undefined)
  return {
    height: barChartHeight(bars.length),
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
        text: (bar: Bar) =>
          `${format(bar.value)}${bar.note === undefined || width < NARROW ? '' : ` · ${bar.note}`}`,
        textAnchor: 'start',
        fill: 'var(--ink-2)',
      }),
      ...(leads
        ? [Plot.barX(bars, Plot.pointerY({ y: 'label', x: 'value', fill: 'none', stroke: 'var(--ink)' }))]
        : []),
    ],
  }
}

const fill = (bar: Bar): string => `var(--${bar.colour ?? 'series-1'})`
const highest = (bar: Bar): number => Math.max(0, bar.value, bar.range?.[1] ?? 0)
