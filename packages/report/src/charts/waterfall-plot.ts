import * as Plot from '@observablehq/plot'
import { exactMoney, money, moneyChange } from '../format/money.ts'
import type { WaterfallStep } from './waterfall-steps.ts'

const isLevel = ({ kind }: WaterfallStep): boolean => kind === 'starting' || kind === 'ending'
const fill = (step: WaterfallStep): string => (isLevel(step) ? 'var(--level)' : `var(--${step.kind})`)
const topOf = (step: WaterfallStep): number => Math.max(step.from, step.to)
const flat = (steps: readonly WaterfallStep[]): readonly WaterfallStep[] =>
  steps.filter((step) => step.from === step.to)

/** What is written at a step and, exactly, on hover. */
function wordsOf(currency: string) {
  return {
    label: (step: WaterfallStep): string =>
      isLevel(step) ? money(step.cents, currency) : moneyChange(step.cents, currency),
    title: (step: WaterfallStep): string => `${step.label}: ${exactMoney(step.cents, currency)}`,
  }
}

/** From the end of each bar to the beginning of the next. */
function connectors(steps: readonly WaterfallStep[]) {
  return steps.slice(1).flatMap((step, index) => {
    const before = steps[index]
    return before === undefined ? [] : [{ from: before.label, to: step.label, level: before.to }]
  })
}

/** A column for each step, connected by hairlines; whoever draws it gives the size. */
export function waterfallColumns(steps: readonly WaterfallStep[], currency: string): Plot.PlotOptions {
  const { label, title } = wordsOf(currency)
  return {
    margin: 0,
    marginTop: 22,
    marginBottom: 28,
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
      Plot.barY(steps, { x: 'label', y1: 'from', y2: 'to', fill, title }),
      Plot.tickY(flat(steps), { x: 'label', y: 'to', stroke: fill, strokeWidth: 3, title }),
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
  }
}

/** A row for each step, where columns would be too narrow for their words. */
export function waterfallRows(steps: readonly WaterfallStep[], currency: string): Plot.PlotOptions {
  const { label, title } = wordsOf(currency)
  return {
    margin: 0,
    marginLeft: 88,
    marginRight: 68,
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
      Plot.barX(steps, { y: 'label', x1: 'from', x2: 'to', fill, title }),
      Plot.tickX(flat(steps), { y: 'label', x: 'to', stroke: fill, strokeWidth: 3, title }),
      Plot.text(steps, {
        y: 'label',
        frameAnchor: 'right',
        text: label,
        dx: 66,
        textAnchor: 'end',
        fill: 'var(--ink)',
        className: 'figures',
      }),
      Plot.axisY({ tickSize: 0, tickPadding: 0, dx: -88, textAnchor: 'start', color: 'var(--ink-2)' }),
    ],
  }
}
