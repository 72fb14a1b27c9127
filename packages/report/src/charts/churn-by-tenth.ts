import * as Plot from '@observablehq/plot'
import type { RiskTenth, ScorerRecord } from '../brief/backtest.ts'
import { percent } from '../format/numbers.ts'
import type { Markup } from '../html/markup.ts'
import { type Alternative, draw } from './draw.ts'

/** Bars of what happened, tenth by tenth, with a line across each at the risk that was given. */
export function drawChurnByTenth(
  record: ScorerRecord,
  alternative: Alternative,
): { readonly wide: Markup; readonly narrow: Markup } {
  const sized = (id: string, width: number): Markup =>
    draw(options(record, width), { ...alternative, id: `${alternative.id}-${id}` })
  return { wide: sized('wide', 520), narrow: sized('narrow', 340) }
}

const tenth = (it: RiskTenth): string => String(it.tenth)

function options({ tenths, all }: ScorerRecord, width: number): Plot.PlotOptions {
  const given = tenths.filter(({ meanRisk }) => meanRisk !== null)
  return {
    width,
    height: 220,
    margin: 0,
    marginTop: 22,
    marginBottom: 24,
    marginRight: 56,
    x: { axis: null, domain: tenths.map(tenth), padding: 0.25 },
    y: { axis: null, domain: [0, Math.max(...tenths.map((it) => Math.max(it.churnRate, it.meanRisk ?? 0)))] },
    marks: [
      Plot.barY(tenths, { x: tenth, y: (it: RiskTenth) => it.churnRate, fill: 'var(--churn)' }),
      Plot.ruleY([all.churnRate], { stroke: 'var(--line-strong)' }),
      Plot.tickY(given, {
        x: tenth,
        y: (it: RiskTenth) => it.meanRisk,
        stroke: 'var(--ink)',
        strokeWidth: 2,
        insetLeft: -3,
        insetRight: -3,
      }),
      Plot.text(tenths, {
        x: tenth,
        y: (it: RiskTenth) => Math.max(it.churnRate, it.meanRisk ?? 0),
        dy: -9,
        text: (it: RiskTenth) => percent(it.churnRate).replace('%', ''),
        fill: 'var(--ink)',
      }),
      Plot.text(tenths, { x: tenth, frameAnchor: 'bottom', dy: 18, text: tenth, fill: 'var(--ink-3)' }),
      Plot.text([all.churnRate], {
        y: (value: number) => value,
        frameAnchor: 'right',
        dx: 56,
        textAnchor: 'end',
        text: (value: number) => `all ${percent(value).replace('%', '')}`,
        fill: 'var(--ink-3)',
        stroke: 'var(--page)',
        strokeWidth: 4,
      }),
      Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
    ],
    style: { fontSize: '12px' },
  }
}
