import * as Plot from '@observablehq/plot'
import { count, percent } from '@waypoint/report/format/numbers.ts'
import { cohortMapHeight } from './cohort-map-height.ts'
import type { CohortMapCell } from './cohort-map.tsx'

const STRONGEST = 0.42

type SizedCohort = readonly [cohort: string, customers: number]

const strength = ({ share }: CohortMapCell): number =>
  Math.max(0.03, Math.min(1, Math.abs(share - 1) / 0.6) * STRONGEST)
const tint = ({ share }: CohortMapCell): string => `var(--${share < 0.9995 ? 'churn' : 'expansion'})`

interface CohortDrawing {
  readonly cells: readonly CohortMapCell[]
  readonly cohorts: readonly SizedCohort[]
  readonly offsetText: (offset: number) => string
  /** Whether a click opens what is behind a cell. */
  readonly leads: boolean
  readonly width: number
}

export function cohortDrawing({ cells, cohorts, offsetText, leads, width }: CohortDrawing): Plot.PlotOptions {
  const left = width < 480 ? 64 : 124
  const offsets = shownOffsets(
    [...new Set(cells.map((cell) => cell.offset))],
    Math.floor((width - left) / 42),
  )
  const drawn = cells.filter((cell) => offsets.includes(cell.offset))
  const x = (cell: CohortMapCell): string => offsetText(cell.offset)
  return {
    height: cohortMapHeight(cohorts.length),
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
      ...(leads
        ? [Plot.cell(drawn, Plot.pointer({ x, y: 'cohort', fill: 'none', stroke: 'var(--ink)' }))]
        : []),
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
