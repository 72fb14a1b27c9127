import * as Plot from '@observablehq/plot'
import type { MrrPeriod } from '@waypoint/report/brief/revenue.ts'
import { type WaterfallStep, waterfallShape } from '@waypoint/report/charts/waterfall-steps.ts'
import { exactMoney, money, moneyChange } from '@waypoint/report/format/money.ts'
import { useMemo } from 'react'
import type { Column } from '../ui/table/column.ts'
import { ChartFrame } from './chart-frame.tsx'
import { type Draw, PlotPicture } from './plot-picture.tsx'

interface WaterfallChartProps {
  readonly period: MrrPeriod
  readonly currency: string
  readonly title: string
  readonly subtitle: string
  readonly source?: string | undefined
  readonly onCategory?: (kind: WaterfallStep['kind']) => void
}

const HEIGHT = 260

/** Starting → movements → ending, connected by hairlines; a category opens the customers behind it. */
export function WaterfallChart({
  period,
  currency,
  title,
  subtitle,
  source,
  onCategory,
}: WaterfallChartProps) {
  const { steps, scale } = useMemo(() => waterfallShape(period), [period])
  const draw = useMemo<Draw>(
    () => (width) => (width < 520 ? rows(steps, currency) : columns(steps, currency)),
    [steps, currency],
  )
  const table: readonly Column<WaterfallStep>[] = [
    {
      id: 'label',
      header: 'Step',
      value: (step) => step.label,
      ...(onCategory === undefined
        ? {}
        : {
            cell: (step: WaterfallStep) =>
              isLevel(step) ? (
                step.label
              ) : (
                <button type="button" className="link-button" onClick={() => onCategory(step.kind)}>
                  {step.label}
                </button>
              ),
          }),
    },
    {
      id: 'cents',
      header: 'MRR',
      unit: currency,
      isFigure: true,
      value: (step) => step.cents / 100,
      cell: (step) => exactMoney(step.cents, currency),
    },
  ]
  return (
    <ChartFrame
      title={title}
      subtitle={scale === 'change' ? `${subtitle}, bars stand on the MRR at the start` : subtitle}
      rows={steps}
      columns={table}
      source={source}
    >
      <PlotPicture
        draw={draw}
        title={title}
        description={steps.map((step) => `${step.label} ${exactMoney(step.cents, currency)}`).join(', ')}
        height={HEIGHT}
      />
    </ChartFrame>
  )
}

const isLevel = ({ kind }: WaterfallStep): boolean => kind === 'starting' || kind === 'ending'
const fill = (step: WaterfallStep): string => (isLevel(step) ? 'var(--level)' : `var(--${step.kind})`)
const label = (step: WaterfallStep, currency: string): string =>
  isLevel(step) ? money(step.cents, currency) : moneyChange(step.cents, currency)

const connectors = (steps: readonly WaterfallStep[]) =>
  steps.slice(1).flatMap((step, index) => {
    const before = steps[index]
    return before === undefined ? [] : [{ from: before.label, to: step.label, level: before.to }]
  })

function columns(steps: readonly WaterfallStep[], currency: string): Plot.PlotOptions {
  return {
    height: HEIGHT,
    margin: 0,
    marginTop: 22,
    marginBottom: 28,
    x: { domain: steps.map((step) => step.label), paddingInner: 0.3, paddingOuter: 0, label: null },
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
      Plot.barY(steps, { x: 'label', y1: 'from', y2: 'to', fill }),
      Plot.tickY(
        steps.filter((step) => step.from === step.to),
        { x: 'label', y: 'to', stroke: fill, strokeWidth: 3 },
      ),
      Plot.text(steps, {
        x: 'label',
        y: (step: WaterfallStep) => Math.max(step.from, step.to),
        text: (step: WaterfallStep) => label(step, currency),
        dy: -9,
        fill: 'var(--ink)',
      }),
      Plot.axisX({ tickSize: 0, tickPadding: 10, color: 'var(--ink-2)' }),
    ],
  }
}

function rows(steps: readonly WaterfallStep[], currency: string): Plot.PlotOptions {
  return {
    height: HEIGHT,
    margin: 0,
    marginLeft: 88,
    marginRight: 68,
    y: { domain: steps.map((step) => step.label), padding: 0.32, label: null },
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
      Plot.barX(steps, { y: 'label', x1: 'from', x2: 'to', fill }),
      Plot.tickX(
        steps.filter((step) => step.from === step.to),
        { y: 'label', x: 'to', stroke: fill, strokeWidth: 3 },
      ),
      Plot.text(steps, {
        y: 'label',
        frameAnchor: 'right',
        text: (step: WaterfallStep) => label(step, currency),
        dx: 66,
        textAnchor: 'end',
        fill: 'var(--ink)',
      }),
      Plot.axisY({ tickSize: 0, tickPadding: 0, dx: -88, textAnchor: 'start', color: 'var(--ink-2)' }),
    ],
  }
}
