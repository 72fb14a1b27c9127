import * as Plot from '@observablehq/plot'
import type { BandCount, Bands } from '../brief/bands.ts'
import { exactMoney, money } from '../format/money.ts'
import { count, counted } from '../format/numbers.ts'
import { bandLabels } from '../format/vocabulary.ts'
import type { Markup } from '../html/markup.ts'
import { type Alternative, draw } from './draw.ts'

/** One bar per band, worst on top, with its customers and their ARR written beside it. */
export function drawBands(
  bands: Bands,
  alternative: Alternative,
  currency: string,
): { readonly wide: Markup; readonly narrow: Markup } {
  const sized = (id: string, width: number): Markup =>
    draw(options(bands.counts, currency, width), { ...alternative, id: `${alternative.id}-${id}` })
  return { wide: sized('wide', 720), narrow: sized('narrow', 340) }
}

const fillOf = (it: BandCount): string =>
  it.band === 'insufficient_data' ? 'var(--unknown)' : `var(--${it.band.replace('_', '-')})`
/** A ring where nothing is known, as the sign in tables. */
const insideOf = (it: BandCount): string => (it.band === 'insufficient_data' ? 'none' : fillOf(it))
const symbolOf = (it: BandCount): string =>
  ({
    critical: 'square',
    at_risk: 'triangle',
    watch: 'diamond',
    healthy: 'circle',
    insufficient_data: 'circle',
  })[it.band]

const label = (it: BandCount): string => bandLabels[it.band]

function options(counts: readonly BandCount[], currency: string, width: number): Plot.PlotOptions {
  const arr = (it: BandCount): string =>
    it.arrCents.value === null ? '' : ` · ${money(it.arrCents.value, currency)}`
  const title = (it: BandCount): string =>
    `${label(it)}: ${counted(it.customers, 'customer')}, ARR ${exactMoney(it.arrCents.value, currency)}`
  return {
    width,
    height: counts.length * 30,
    margin: 0,
    marginLeft: 128,
    marginRight: 104,
    y: { axis: null, domain: counts.map(label), padding: 0.36 },
    x: { axis: null, domain: [0, Math.max(1, ...counts.map((it) => it.customers))] },
    symbol: { type: 'identity' },
    marks: [
      Plot.barX(counts, { y: label, x: 'customers', fill: fillOf, title }),
      Plot.ruleX([0], { stroke: 'var(--line-strong)' }),
      Plot.dot(counts, {
        y: label,
        frameAnchor: 'left',
        dx: -122,
        r: 4,
        symbol: symbolOf,
        fill: insideOf,
        stroke: fillOf,
        strokeWidth: 1.5,
      }),
      Plot.text(counts, {
        y: label,
        frameAnchor: 'left',
        dx: -108,
        text: label,
        textAnchor: 'start',
        fill: 'var(--ink)',
      }),
      Plot.text(counts, {
        y: label,
        x: 'customers',
        dx: 8,
        text: (it: BandCount) => `${count(it.customers)}${arr(it)}`,
        textAnchor: 'start',
        fill: 'var(--ink-2)',
        className: 'figures',
      }),
    ],
    style: { fontSize: '13px' },
  }
}
