import * as Plot from '@observablehq/plot'
import { count, percent } from '@waypoint/report/format/numbers.ts'
import { useMemo } from 'react'
import type { Column } from '../ui/table/column.ts'
import { ChartFrame } from './chart-frame.tsx'
import { type Draw, PlotPicture } from './plot-picture.tsx'

export interface CohortMapCell {
  /** As it is written: "Q4 2019". */
  readonly cohort: string
  readonly customers: number
  readonly offset: number
  /** Kept of what there was at the start; 1 is 100 %. */
  readonly share: number
}

interface CohortMapProps {
  readonly title: string
  readonly subtitle: string
  readonly cells: readonly CohortMapCell[]
  readonly source?: string | undefined
  /** What stands over a column; months since the start otherwise. */
  readonly offsetText?: (offset: number) => string
}

const ROW = 26
const STRONGEST = 0.42

/** One scale: the more is lost, the stronger the tint; what grew is told by its value and the other hue. */
export function CohortMap({ title, subtitle, cells, source, offsetText = monthsSince }: CohortMapProps) {
  const cohorts = useMemo(() => [...new Map(cells.map((cell) => [cell.cohort, cell.customers]))], [cells])
  const height = 30 + cohorts.length * ROW
  const draw = useMemo<Draw>(
    () => (width) => options({ cells, cohorts, offsetText, width }),
    [cells, cohorts, offsetText],
  )
  return (
    <ChartFrame title={title} subtitle={subtitle} rows={cells} columns={columns} source={source}>
      <PlotPicture
        draw={draw}
        title={title}
        description={`${cohorts.length} cohorts; every value is printed in its cell and listed in the table`}
        height={height}
      />
    </ChartFrame>
  )
}

const columns: readonly Column<CohortMapCell>[] = [
  { id: 'cohort', header: 'Cohort', value: (cell) => cell.cohort },
  { id: 'customers', header: 'Customers', isFigure: true, value: (cell) => cell.customers },
  { id: 'offset', header: 'Months since start', isFigure: true, value: (cell) => cell.offset },
  {
    id: 'share',
    header: 'Kept',
    isFigure: true,
    value: (cell) => cell.share,
    cell: (cell) => percent(cell.share),
  },
]

type SizedCohort = readonly [cohort: string, customers: number]

const monthsSince = (offset: number): string => (offset === 0 ? 'Start' : String(offset))
const strength = ({ share }: CohortMapCell): number =>
  Math.max(0.03, Math.min(1, Math.abs(share - 1) / 0.6) * STRONGEST)
const tint = ({ share }: CohortMapCell): string => `var(--${share < 0.9995 ? 'churn' : 'expansion'})`

interface Drawing {
  readonly cells: readonly CohortMapCell[]
  readonly cohorts: readonly SizedCohort[]
  readonly offsetText: (offset: number) => string
  readonly width: number
}

function options({ cells, cohorts, offsetText, width }: Drawing): Plot.PlotOptions {
  const left = width < 480 ? 64 : 124
  const offsets = shownOffsets(
    [...new Set(cells.map((cell) => cell.offset))],
    Math.floor((width - left) / 42),
  )
  const drawn = cells.filter((cell) => offsets.includes(cell.offset))
  const x = (cell: CohortMapCell): string => offsetText(cell.offset)
  return {
    height: 30 + cohorts.length * ROW,
    margin: 0,
    marginTop: 24,
    marginLeft: left,
    x: { axis: null, domain: offsets.map(offsetText), padding: 0.03 },
    y: { axis: null, domain: cohorts.map(([cohort]) => cohort), padding: 0.06 },
    opacity: { type: 'identity' },
    marks: [
      Plot.text(offsets.map(offsetText), {
        x: (text: string) => text,
        frameAnchor: 'top',
        dy: -18,
        text: (text: string) => text,
        fill: 'var(--ink-3)',
      }),
      Plot.cell(drawn, { x, y: 'cohort', fill: tint, fillOpacity: strength }),
      Plot.text(drawn, {
        x,
        y: 'cohort',
        text: (cell: CohortMapCell) => percent(cell.share, 0),
        fill: 'var(--ink)',
      }),
      Plot.text(cohorts, {
        y: ([cohort]: SizedCohort) => cohort,
        frameAnchor: 'left',
        dx: -left,
        textAnchor: 'start',
        text: ([cohort]: SizedCohort) => cohort,
        fill: 'var(--ink)',
      }),
      ...(width < 480
        ? []
        : [
            Plot.text(cohorts, {
              y: ([cohort]: SizedCohort) => cohort,
              frameAnchor: 'left',
              dx: -14,
              textAnchor: 'end',
              text: ([, customers]: SizedCohort) => count(customers),
              fill: 'var(--ink-3)',
            }),
          ]),
    ],
  }
}

/** As many as there is room for, at even distances, the start always. */
function shownOffsets(all: readonly number[], room: number): readonly number[] {
  const offsets = all.toSorted((left, right) => left - right)
  const step = [1, 2, 3, 6, 12].find((every) => offsets.length / every <= room) ?? 12
  return offsets.filter((offset) => offset % step === 0)
}
