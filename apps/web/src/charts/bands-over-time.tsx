import * as Plot from '@observablehq/plot'
import type { HealthBand } from '@waypoint/report/brief/bands.ts'
import { day } from '@waypoint/report/format/dates.ts'
import { decimal } from '@waypoint/report/format/numbers.ts'
import { bandLabels } from '@waypoint/report/format/vocabulary.ts'
import { useMemo } from 'react'
import type { Column } from '../ui/table/column.ts'
import { ChartFrame } from './chart-frame.tsx'
import { type Draw, PlotPicture } from './plot-picture.tsx'
import { toDate } from './series.ts'
import { timeAxis } from './time-axis.ts'

interface BandDay {
  readonly date: string
  readonly score: number | null
  readonly band: HealthBand
  /** Sentences of what cost points that day, most first. */
  readonly reasons: readonly string[]
}

interface BandsOverTimeProps {
  readonly title: string
  readonly subtitle: string
  readonly days: readonly BandDay[]
  readonly source?: string | undefined
}

const HEIGHT = 220

/** The score as a line over the bands it fell into; marks where the band changed; hover tells the reasons. */
export function BandsOverTime({ title, subtitle, days, source }: BandsOverTimeProps) {
  const draw = useMemo<Draw>(() => (width) => options(days, width), [days])
  const last = days.findLast((it) => it.score !== null)
  const description =
    last === undefined
      ? 'No day has a score'
      : `${decimal(last.score)} on ${day(last.date)}, ${bandLabels[last.band]}; the band changed ${changes(days).length} times`
  return (
    <ChartFrame title={title} subtitle={subtitle} rows={days} columns={columns} source={source}>
      <PlotPicture draw={draw} title={title} description={description} height={HEIGHT} />
    </ChartFrame>
  )
}

const columns: readonly Column<BandDay>[] = [
  { id: 'date', header: 'Date', value: (it) => it.date, cell: (it) => day(it.date), width: 120 },
  {
    id: 'score',
    header: 'Health',
    isFigure: true,
    value: (it) => it.score,
    cell: (it) => decimal(it.score),
    width: 80,
  },
  { id: 'band', header: 'Band', value: (it) => bandLabels[it.band], width: 120 },
  { id: 'reasons', header: 'Reasons', value: (it) => it.reasons.join('; ') },
]

const colour = (band: HealthBand): string =>
  `var(--${band === 'insufficient_data' ? 'unknown' : band.replace('_', '-')})`

interface Stretch {
  readonly band: HealthBand
  readonly from: Date
  readonly to: Date
}

/** Days of one band in a row. */
function stretches(days: readonly BandDay[]): readonly Stretch[] {
  const found: { band: HealthBand; from: Date; to: Date }[] = []
  for (const it of days) {
    const open = found.at(-1)
    const date = toDate(it)
    if (open !== undefined) open.to = date
    if (open?.band !== it.band) found.push({ band: it.band, from: date, to: date })
  }
  return found
}

const changes = (days: readonly BandDay[]): readonly BandDay[] =>
  days.filter((it, index) => index > 0 && days[index - 1]?.band !== it.band)

function options(days: readonly BandDay[], width: number): Plot.PlotOptions {
  const known = days.filter((it) => it.score !== null)
  return {
    height: HEIGHT,
    marginLeft: 26,
    marginRight: 28,
    marginTop: 10,
    marginBottom: 26,
    x: { type: 'utc', label: null },
    y: { domain: [0, 100], label: null },
    marks: [
      Plot.rect(stretches(days), {
        x1: 'from',
        x2: 'to',
        y1: 0,
        y2: 100,
        fill: (it: Stretch) => colour(it.band),
        fillOpacity: 0.13,
      }),
      Plot.axisY({ ticks: [0, 50, 100], tickSize: 0, color: 'var(--ink-3)' }),
      timeAxis(width),
      Plot.line(days, { x: toDate, y: 'score', stroke: 'var(--ink)', strokeWidth: 1.5 }),
      Plot.dot(
        changes(days).filter((it) => it.score !== null),
        {
          x: toDate,
          y: 'score',
          r: 4,
          fill: (it: BandDay) => colour(it.band),
          stroke: 'var(--page)',
        },
      ),
      Plot.tip(known, Plot.pointerX({ x: toDate, y: 'score', title: tipText, fontSize: 12, lineWidth: 30 })),
    ],
  }
}

const tipText = (it: BandDay): string =>
  [`${day(it.date)}: ${decimal(it.score)}, ${bandLabels[it.band]}`, ...it.reasons.slice(0, 4)].join('\n')
