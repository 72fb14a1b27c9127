import * as Plot from '@observablehq/plot'
import { type MovementCategory, type MrrPeriod, movementCategories } from '../brief/revenue.ts'
import { month, shortMonth } from '../format/dates.ts'
import { exactMoney, money, moneyChange } from '../format/money.ts'
import { categoryLabels } from '../format/vocabulary.ts'
import type { Markup } from '../html/markup.ts'
import { type Alternative, draw } from './draw.ts'

interface Bar {
  readonly month: string
  readonly category: MovementCategory
  readonly cents: number
}

/** The months whose movements can be compared: not the one in which the ledger opens from nothing. */
export function comparableMonths(months: readonly MrrPeriod[]): readonly MrrPeriod[] {
  const opening = months.findIndex((period) => period.startingCents > 0)
  return opening <= 0 ? months : months.slice(opening)
}

/** Growth above zero, loss below, one column per month, and a line where the month's net lies. */
export function drawMovements(
  months: readonly MrrPeriod[],
  alternative: Alternative,
  currency: string,
): { readonly wide: Markup; readonly narrow: Markup; readonly paper: Markup } {
  const sized = (id: string, width: number, labelEvery: number): Markup =>
    draw(options(months, currency, { width, labelEvery }), { ...alternative, id: `${alternative.id}-${id}` })
  return {
    wide: sized('wide', 1136, months.length > 14 ? 3 : 1),
    narrow: sized('narrow', 340, months.length > 14 ? 6 : 3),
    paper: sized('paper', 680, 3),
  }
}

const net = (period: MrrPeriod): number => period.endingCents - period.startingCents

function options(
  months: readonly MrrPeriod[],
  currency: string,
  size: { readonly width: number; readonly labelEvery: number },
): Plot.PlotOptions {
  const last = months.slice(-1)
  return {
    width: size.width,
    height: 200,
    margin: 0,
    marginTop: 16,
    marginBottom: 24,
    marginLeft: 56,
    marginRight: 56,
    x: { domain: months.map((period) => period.from), padding: 0.3, label: null },
    y: { label: null, nice: true },
    marks: [
      Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 4 }),
      Plot.axisY({
        ticks: 4,
        tickSize: 0,
        color: 'var(--ink-3)',
        tickFormat: (cents: number) => money(cents, currency).replace(/\.0+(?=[kMB]$)/, ''),
      }),
      Plot.barY(bars(months), {
        x: 'month',
        y: 'cents',
        fill: (bar: Bar) => `var(--${bar.category})`,
        title: (bar: Bar) =>
          `${month(bar.month)}, ${categoryLabels[bar.category]}: ${exactMoney(bar.cents, currency)}`,
      }),
      Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      Plot.tickY(months, {
        x: 'from',
        y: net,
        stroke: 'var(--page)',
        strokeWidth: 5,
        insetLeft: -3,
        insetRight: -3,
      }),
      Plot.tickY(months, {
        x: 'from',
        y: net,
        stroke: 'var(--ink)',
        strokeWidth: 2,
        insetLeft: -3,
        insetRight: -3,
        title: (period: MrrPeriod) => `${month(period.from)}, net: ${exactMoney(net(period), currency)}`,
      }),
      Plot.text(last, {
        y: net,
        frameAnchor: 'right',
        text: (period: MrrPeriod) => `${moneyChange(net(period), currency)}\nnet`,
        textAnchor: 'start',
        lineHeight: 1.25,
        dx: 6,
        fill: 'var(--ink)',
      }),
      Plot.axisX({
        tickSize: 0,
        tickPadding: 8,
        color: 'var(--ink-2)',
        tickFormat: (first: string) => monthLabel(first, size.labelEvery),
      }),
    ],
    style: { fontSize: '12px' },
  }
}

/** January carries the year; the other labels follow the calendar, so that charts of any length align. */
function monthLabel(first: string, every: number): string {
  const place = Number(first.slice(5, 7)) - 1
  if (place === 0) return first.slice(0, 4)
  return place % every === 0 ? shortMonth(first) : ''
}

function bars(months: readonly MrrPeriod[]): readonly Bar[] {
  return months.flatMap((period) =>
    movementCategories
      .filter((category) => period.movements[category] !== 0)
      .map((category) => ({ month: period.from, category, cents: period.movements[category] })),
  )
}
