import * as Plot from '@observablehq/plot'
import type { Retention, RetentionSlice } from '../brief/revenue.ts'
import { percent } from '../format/numbers.ts'
import { term } from '../format/vocabulary.ts'
import type { Markup } from '../html/markup.ts'
import { type Alternative, draw } from './draw.ts'

/** GRR and NRR of each segment as two points on one line, against the 100 % at which nothing is lost. */
export function drawRetention(
  retention: Retention,
  alternative: Alternative,
): { readonly wide: Markup; readonly narrow: Markup } {
  const slices = [retention.total, ...retention.segments]
  const sized = (id: string, width: number): Markup =>
    draw(options(slices, width), { ...alternative, id: `${alternative.id}-${id}` })
  return { wide: sized('wide', 520), narrow: sized('narrow', 340) }
}

/** Keeps figures readable where they cross the 100 % line. */
const halo = { stroke: 'var(--page)', strokeWidth: 4 }

const label = (it: RetentionSlice): string => term(it.slice)
const nrr = (it: RetentionSlice): number => it.nrr.value ?? 0
const grr = (it: RetentionSlice): number => it.grr.value ?? 0

function options(slices: readonly RetentionSlice[], width: number): Plot.PlotOptions {
  const measured = slices.filter((it) => it.nrr.value !== null && it.grr.value !== null)
  const [first] = measured
  return {
    width,
    height: 40 + slices.length * 36,
    margin: 0,
    marginTop: 34,
    marginBottom: 6,
    marginLeft: 148,
    marginRight: 60,
    y: { axis: null, domain: slices.map(label), padding: 0.4 },
    x: { axis: null, domain: domainOf([...measured.map(nrr), ...measured.map(grr)]) },
    marks: [
      Plot.ruleX([1], { stroke: 'var(--line-strong)' }),
      Plot.text([1], {
        x: (value: number) => value,
        frameAnchor: 'top',
        dy: -28,
        text: () => '100%',
        fill: 'var(--ink-3)',
      }),
      Plot.link(measured, { y1: label, y2: label, x1: grr, x2: nrr, stroke: 'var(--ink-3)' }),
      Plot.dot(measured, {
        y: label,
        x: grr,
        r: 4.5,
        fill: 'var(--page)',
        stroke: 'var(--level)',
        strokeWidth: 2,
      }),
      Plot.dot(measured, { y: label, x: nrr, r: 5.5, fill: 'var(--level)' }),
      Plot.text(measured, {
        y: label,
        x: grr,
        dx: -11,
        textAnchor: 'end',
        text: (it) => percent(grr(it)),
        fill: 'var(--ink-2)',
        ...halo,
      }),
      Plot.text(measured, {
        y: label,
        x: nrr,
        dx: 11,
        textAnchor: 'start',
        text: (it) => percent(nrr(it)),
        fill: 'var(--ink)',
        ...halo,
      }),
      ...(first === undefined ? [] : headings(first)),
      Plot.text(slices, {
        y: label,
        frameAnchor: 'left',
        dx: -148,
        text: label,
        textAnchor: 'start',
        fill: 'var(--ink)',
      }),
    ],
    style: { fontSize: '13px' },
  }
}

/** Which point is which, said once, above the first row. */
function headings(first: RetentionSlice): Plot.Markish[] {
  const at = { y: label, dy: -22, fill: 'var(--ink-3)' }
  return [
    Plot.text([first], {
      ...at,
      x: (it: RetentionSlice) => it.grr.value,
      text: () => 'GRR',
      textAnchor: 'end',
    }),
    Plot.text([first], {
      ...at,
      x: (it: RetentionSlice) => it.nrr.value,
      text: () => 'NRR',
      textAnchor: 'start',
    }),
  ]
}

/** Points, not bars, so the scale may start where the data do; 100 % is always on it. */
function domainOf(values: readonly number[]): readonly [number, number] {
  const low = Math.min(1, ...values)
  const high = Math.max(1, ...values)
  const margin = Math.max(0.02, (high - low) * 0.08)
  return [low - margin, high + margin]
}
