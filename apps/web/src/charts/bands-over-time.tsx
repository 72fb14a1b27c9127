import type { HealthBand } from '@waypoint/report/brief/bands.ts'
import { day } from '@waypoint/report/format/dates.ts'
import { decimal } from '@waypoint/report/format/numbers.ts'
import { bandLabels } from '@waypoint/report/format/vocabulary.ts'
import { useMemo } from 'react'
import type { Column } from '../ui/table/column.ts'
import { bandChanges } from './band-changes.ts'
import { ChartFrame } from './chart-frame.tsx'
import { type Draw, PlotPicture } from './plot-picture.tsx'
import type { PointBehind } from './point-behind.ts'

export interface BandDay {
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
  readonly behind?: PointBehind<BandDay>
}

const HEIGHT = 220

/** The score as a line over the bands it fell into; marks where the band changed; hover tells the reasons. */
export function BandsOverTime({ title, subtitle, days, source, behind }: BandsOverTimeProps) {
  const draw = useMemo<Draw>(
    () => async (width) => {
      const { bandsDrawing } = await import('./bands-drawing.ts')
      return bandsDrawing(days, { width, height: HEIGHT })
    },
    [days],
  )
  const last = days.findLast((it) => it.score !== null)
  const description =
    last === undefined
      ? 'No day has a score'
      : `${decimal(last.score)} on ${day(last.date)}, ${bandLabels[last.band]}; the band changed ${bandChanges(days).length} times`
  return (
    <ChartFrame title={title} subtitle={subtitle} rows={days} columns={columnsOf(behind)} source={source}>
      <PlotPicture draw={draw} title={title} description={description} height={HEIGHT} behind={behind} />
    </ChartFrame>
  )
}

const columnsOf = (behind: BandsOverTimeProps['behind']): readonly Column<BandDay>[] => [
  { id: 'date', header: 'Date', value: (it) => it.date, cell: (it) => day(it.date), width: 120 },
  {
    id: 'score',
    header: 'Health',
    isFigure: true,
    value: (it) => it.score,
    behind,
    cell: (it) => decimal(it.score),
    width: 80,
  },
  { id: 'band', header: 'Band', value: (it) => bandLabels[it.band], width: 120 },
  { id: 'reasons', header: 'Reasons', value: (it) => it.reasons.join('; ') },
]
