import * as Plot from '@observablehq/plot'
import { day } from '@waypoint/report/format/dates.ts'
import { type Annotation, shownAnnotations } from './annotations.ts'
import { type SeriesPoint, seriesNames, toDate } from './series.ts'
import { spreadLabels } from './spread-labels.ts'
import { timeAxis } from './time-axis.ts'

interface LineDrawing {
  readonly points: readonly SeriesPoint[]
  readonly format: (value: number) => string
  readonly annotations: readonly Annotation[]
  readonly isFromZero: boolean
  /** Whether a click opens what is behind a point. */
  readonly leads: boolean
  readonly height: number
  readonly width: number
}

/** Lines begin beside the labels of their axis. */
const AXIS_WIDTH = 44

/** Labels of an axis are round: $50k, not $50.0k. */
const short = (text: string): string => text.replace(/(\.\d*?)0+(?=\D*$)/, '$1').replace(/\.(?=\D*$)/, '')

const colour = (names: readonly string[], series: string): string =>
  `var(--series-${Math.min(6, names.indexOf(series) + 1)})`

export function lineDrawing(drawing: LineDrawing): Plot.PlotOptions {
  const { points, format, annotations, isFromZero, leads, height, width } = drawing
  const names = seriesNames(points)
  const known = points.filter((point) => point.value !== null)
  const ends = names.flatMap((name) => known.findLast((point) => point.series === name) ?? [])
  const isNamed = names.length > 1
  const said = shownAnnotations(annotations, {
    from: known[0]?.date ?? '',
    to: known.at(-1)?.date ?? '',
    width: width - AXIS_WIDTH - (isNamed ? 112 : 28),
  })
  return {
    height,
    marginLeft: 0,
    marginTop: 18,
    marginRight: isNamed ? Math.min(112, width * 0.28) : 28,
    marginBottom: 26,
    x: { type: 'utc', label: null, insetLeft: AXIS_WIDTH },
    y: { label: null, nice: true, zero: isFromZero },
    marks: [
      Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 4 }),
      Plot.axisY({
        ticks: 4,
        tickSize: 0,
        tickFormat: (value: number) => short(format(value)),
        textAnchor: 'start',
        dx: 8,
        dy: -7,
        color: 'var(--ink-3)',
      }),
      timeAxis({
        width: width - AXIS_WIDTH - (isNamed ? 112 : 28),
        dates: [...known].map(toDate).toSorted((one, other) => Number(one) - Number(other)),
      }),
      ...(isFromZero ? [Plot.ruleY([0], { stroke: 'var(--line-strong)' })] : []),
      Plot.ruleX(said, { x: toDate, stroke: 'var(--line-strong)', strokeDasharray: '2 3' }),
      Plot.text(said, {
        x: toDate,
        frameAnchor: 'top',
        dy: -14,
        text: 'text',
        fill: 'var(--ink-3)',
        textAnchor: 'start',
      }),
      Plot.line(points, {
        x: toDate,
        y: 'value',
        z: 'series',
        stroke: (point: SeriesPoint) => colour(names, point.series),
        strokeWidth: 1.75,
      }),
      Plot.dot(ends, {
        x: toDate,
        y: 'value',
        r: 3,
        fill: (point: SeriesPoint) => colour(names, point.series),
      }),
      ...(isNamed
        ? [
            Plot.text(
              ends,
              spreadLabels({
                x: toDate,
                y: 'value',
                text: 'series',
                dx: 8,
                textAnchor: 'start' as const,
                fill: (point: SeriesPoint) => colour(names, point.series),
              }),
            ),
          ]
        : []),
      Plot.tip(
        known,
        Plot.pointerX({ x: toDate, y: 'value', title: tipText(known, format, leads), fontSize: 12 }),
      ),
    ],
  }
}

const LEADS = '\nClick to see what is behind it'

/** Date, value and the change since the point before. */
function tipText(points: readonly SeriesPoint[], format: (value: number) => string, leads: boolean) {
  const before = new Map<SeriesPoint, SeriesPoint>()
  const last = new Map<string, SeriesPoint>()
  for (const point of points) {
    const previous = last.get(point.series)
    if (previous !== undefined) before.set(point, previous)
    last.set(point.series, point)
  }
  return (point: SeriesPoint): string => {
    const previous = before.get(point)
    const value = point.value ?? 0
    const moved = previous === undefined ? 0 : value - (previous.value ?? 0)
    const change =
      previous === undefined
        ? ''
        : `\n${moved < 0 ? '−' : '+'}${format(Math.abs(moved))} since ${day(previous.date)}`
    return `${point.series}\n${day(point.date)}: ${format(value)}${change}${leads ? LEADS : ''}`
  }
}
