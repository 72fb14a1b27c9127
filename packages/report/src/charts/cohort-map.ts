import * as Plot from '@observablehq/plot'
import { type Cohort, cohortOffsets, type Cohorts } from '../brief/cohorts.ts'
import { quarter } from '../format/dates.ts'
import { percent } from '../format/numbers.ts'
import type { Markup } from '../html/markup.ts'
import { type Alternative, draw } from './draw.ts'

interface Cell {
  readonly cohort: string
  readonly offset: number
  readonly share: number
}

export type KeptShare = 'revenue' | 'accounts'

/** A row a cohort, a column a moment since its start; the further from 100 %, the stronger the tint. */
export function drawCohorts(
  cohorts: Cohorts,
  kept: KeptShare,
  alternative: Alternative,
): { readonly wide: Markup; readonly narrow: Markup } {
  const sized = (id: string, size: Size): Markup =>
    draw(options(cohorts.cohorts, kept, size), { ...alternative, id: `${alternative.id}-${id}` })
  return { wide: sized('wide', WIDE), narrow: sized('narrow', NARROW) }
}

interface Size {
  readonly width: number
  readonly labels: number
  readonly offsets: readonly number[]
}

const WIDE: Size = { width: 520, labels: 84, offsets: cohortOffsets }
const NARROW: Size = { width: 340, labels: 84, offsets: [0, 3, 6, 12, 24] }

/** Text stays readable on the strongest tint. */
const STRONGEST = 0.45
const FAINTEST = 0.04
const STRONGEST_AT = 0.5

const tint = ({ share }: Cell): string => `var(--${share < 1 ? 'churn' : 'expansion'})`

const strength = ({ share }: Cell): number =>
  Math.max(FAINTEST, Math.min(1, Math.abs(share - 1) / STRONGEST_AT) * STRONGEST)

const offsetLabel = (offset: number): string => (offset === 0 ? 'Start' : `${offset} m`)

function options(
  cohorts: readonly Cohort[],
  kept: KeptShare,
  { width, labels, offsets: all }: Size,
): Plot.PlotOptions {
  const reached = Math.max(...cohorts.flatMap(({ cells }) => cells.map(({ offset }) => offset)))
  const offsets = all.filter((offset) => offset <= reached)
  const rows = cohorts.map((cohort) => quarter(cohort.quarter))
  const cells = cohorts.flatMap((cohort) =>
    cohort.cells
      .filter(({ offset }) => offsets.includes(offset))
      .map((cell): Cell => ({ cohort: quarter(cohort.quarter), offset: cell.offset, share: cell[kept] })),
  )
  const place = { x: (cell: Cell) => offsetLabel(cell.offset), y: (cell: Cell) => cell.cohort }
  return {
    width,
    height: 34 + rows.length * 30,
    margin: 0,
    marginTop: 28,
    marginLeft: labels,
    x: { axis: null, domain: offsets.map(offsetLabel), padding: 0.04 },
    y: { axis: null, domain: rows, padding: 0.08 },
    color: { type: 'identity' },
    opacity: { type: 'identity' },
    marks: [
      Plot.text(offsets.map(offsetLabel), {
        x: (label: string) => label,
        frameAnchor: 'top',
        dy: -20,
        text: (label: string) => label,
        fill: 'var(--ink-3)',
      }),
      Plot.cell(cells, { ...place, fill: tint, fillOpacity: strength, rx: 3 }),
      Plot.text(cells, {
        ...place,
        text: (cell) => percent(cell.share, 0),
        fill: 'var(--ink)',
      }),
      Plot.text(rows, {
        y: (label: string) => label,
        frameAnchor: 'left',
        dx: -labels,
        textAnchor: 'start',
        text: (label: string) => label,
        fill: 'var(--ink)',
      }),
    ],
    style: { fontSize: '13px' },
  }
}
