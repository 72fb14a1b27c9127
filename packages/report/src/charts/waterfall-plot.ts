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

/** Bars between hairlines, standing or lying; only what is written along them differs. */
function bars(
  steps: readonly WaterfallStep[],
  title: (step: WaterfallStep) => string,
  isLying: boolean,
): Plot.Markish[] {
  const links = connectors(steps)
  const stroke = 'var(--ink-3)'
  const ground = { stroke: 'var(--line-strong)' }
  const level = { stroke: fill, strokeWidth: 3, title }
  return isLying
    ? [
        Plot.ruleX([0], ground),
        Plot.link(links, { y1: 'from', y2: 'to', x: 'level', stroke }),
        Plot.barX(steps, { y: 'label', x1: 'from', x2: 'to', fill, title }),
        Plot.tickX(flat(steps), { y: 'label', x: 'to', ...level }),
      ]
    : [
        Plot.ruleY([0], ground),
        Plot.link(links, { x1: 'from', x2: 'to', y: 'level', stroke }),
        Plot.barY(steps, { x: 'label', y1: 'from', y2: 'to', fill, title }),
        Plot.tickY(flat(steps), { x: 'label', y: 'to', ...level }),
      ]
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
      ...bars(steps, title, false),
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
      ...bars(steps, title, true),
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
