import type { MrrPeriod } from '@waypoint/report/brief/revenue.ts'
import { type WaterfallStep, waterfallShape } from '@waypoint/report/charts/waterfall-steps.ts'
import { exactMoney } from '@waypoint/report/format/money.ts'
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
  readonly onStep?: (kind: WaterfallStep['kind']) => void
}

const HEIGHT = 260
const NARROW = 520

/** Starting → movements → ending, connected by hairlines; a step opens the customers behind it. */
export function WaterfallChart({ period, currency, title, subtitle, source, onStep }: WaterfallChartProps) {
  const { steps, scale } = useMemo(() => waterfallShape(period), [period])
  const draw = useMemo<Draw>(
    () => async (width) => {
      const { waterfallColumns, waterfallRows } = await import('@waypoint/report/charts/waterfall-plot.ts')
      const drawn = width < NARROW ? waterfallRows : waterfallColumns
      return { ...drawn(steps, currency), height: HEIGHT }
    },
    [steps, currency],
  )
  const table: readonly Column<WaterfallStep>[] = [
    {
      id: 'label',
      header: 'Step',
      value: (step) => step.label,
      ...(onStep === undefined
        ? {}
        : {
            cell: (step: WaterfallStep) => (
              <button type="button" className="link-button" onClick={() => onStep(step.kind)}>
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
