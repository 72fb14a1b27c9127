import * as Plot from '@observablehq/plot'
import type { MrrPeriod } from '../brief/revenue.ts'
import { exactMoney, money, moneyChange } from '../format/money.ts'
import type { Markup } from '../html/markup.ts'
import { type Alternative, draw } from './draw.ts'
import { type WaterfallShape, type WaterfallStep, waterfallShape } from './waterfall-steps.ts'

export interface WaterfallDrawing {
  readonly wide: Markup
  readonly narrow: Markup
  readonly scale: WaterfallShape['scale']
}

/** Columns on a page, rows on a phone; the same steps in the same order. */
export function drawWaterfall(
  period: MrrPeriod,
  alternative: Alternative,
  currency: string,
): WaterfallDrawing {
  const { steps, scale } = waterfallShape(period)
  const label = (step: WaterfallStep): string => labelOf(step, currency)
  const title = (step: WaterfallStep): string => `${step.label}: ${exactMoney(step.cents, currency)}`
  return {
    wide: draw(columns(steps, label, title), { ...alternative, id: `${alternative.id}-wide` }),
    narrow: draw(rows(steps, label, title), { ...alternative, id: `${alternative.id}-narrow` }),
    scale,
  }
}

type Describe = (step: WaterfallStep) => string

const fillOf = (step: WaterfallStep): string =>
  step.kind === 'starting' || step.kind === 'ending' ? 'var(--level)' : `var(--${step.kind})`
const topOf = (step: WaterfallStep): number => Math.max(step.from, step.to)
const isLevel = (step: WaterfallStep): boolean => step.kind === 'starting' || step.kind === 'ending'

function labelOf(step: WaterfallStep, currency: string): string {
  return isLevel(step) ? money(step.cents, currency) : moneyChange(step.cents, currency)
}

/** From the end of each bar to the beginning of the next. */
function connectors(steps: readonly WaterfallStep[]) {
  return steps.slice(1).flatMap((step, index) => {
    const before = steps[index]
    return before === undefined ? [] : [{ from: before.label, to: step.label, level: before.to }]
  })
}

function columns(steps: readonly WaterfallStep[], label: Describe, title: Describe): Plot.PlotOptions {
  const flat = steps.filter((step) => step.from === step.to)
  return {
    width: 556,
    height: 250,
    margin: 0,
    marginTop: 22,
    marginBottom: 26,
    x: { domain: steps.map((step) => step.label), paddingInner: 0.28, paddingOuter: 0, label: null },
    y: { axis: null, nice: false },
    marks: [
      Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      Plot.link(connectors(steps), {
        x1: 'from',
        x2: 'to',
        y1: 'level',
        y2: 'level',
        stroke: 'var(--ink-3)',
      }),
      Plot.barY(steps, { x: 'label', y1: 'from', y2: 'to', fill: fillOf, title }),
      Plot.tickY(flat, { x: 'label', y: 'to', stroke: fillOf, strokeWidth: 3, title }),
      Plot.text(steps, {
        x: 'label',
        y: topOf,
        text: label,
        dy: -8,
        fill: 'var(--ink)',
        className: 'figures',
      }),
      Plot.axisX({ tickSize: 0, tickPadding: 10, color: 'var(--ink-2)' }),
    ],
    style: { fontSize: '12px' },
  }
}

function rows(steps: readonly WaterfallStep[], label: Describe, title: Describe): Plot.PlotOptions {
  const flat = steps.filter((step) => step.from === step.to)
  return {
    width: 340,
    height: 8 * 30,
    margin: 0,
    marginLeft: 84,
    marginRight: 64,
    y: { domain: steps.map((step) => step.label), padding: 0.3, label: null },
    x: { axis: null, nice: false },
    marks: [
      Plot.ruleX([0], { stroke: 'var(--line-strong)' }),
      Plot.link(connectors(steps), {
        y1: 'from',
        y2: 'to',
        x1: 'level',
        x2: 'level',
        stroke: 'var(--ink-3)',
      }),
      Plot.barX(steps, { y: 'label', x1: 'from', x2: 'to', fill: fillOf, title }),
      Plot.tickX(flat, { y: 'label', x: 'to', stroke: fillOf, strokeWidth: 3, title }),
      Plot.text(steps, {
        y: 'label',
        frameAnchor: 'right',
        text: label,
        dx: 62,
        textAnchor: 'end',
        fill: 'var(--ink)',
        className: 'figures',
      }),
      Plot.axisY({ tickSize: 0, tickPadding: 0, dx: -84, textAnchor: 'start', color: 'var(--ink-2)' }),
    ],
    style: { fontSize: '12px' },
  }
}
