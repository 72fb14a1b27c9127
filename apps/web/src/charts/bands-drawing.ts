import * as Plot from '@observablehq/plot'
import type { HealthBand } from '@waypoint/report/brief/bands.ts'
import { day } from '@waypoint/report/format/dates.ts'
import { decimal } from '@waypoint/report/format/numbers.ts'
import { bandLabels } from '@waypoint/report/format/vocabulary.ts'
import { bandChanges } from './band-changes.ts'
import type { BandDay } from './bands-over-time.tsx'
import { toDate } from './series.ts'
import { timeAxis } from './time-axis.ts'

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

interface Size {
  readonly width: number
  readonly height: number
}

export function bandsDrawing(days: readonly BandDay[], { width, height }: Size): Plot.PlotOptions {
  const known = days.filter((it) => it.score !== null)
  return {
    height,
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
      timeAxis({ width, dates: days.map(toDate) }),
      Plot.line(days, { x: toDate, y: 'score', stroke: 'var(--ink)', strokeWidth: 1.5 }),
      Plot.dot(
        bandChanges(days).filter((it) => it.score !== null),
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
