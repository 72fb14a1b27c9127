import { count, decimal, percent } from '@waypoint/report/format/numbers.ts'
import { BandsOverTime } from '../../../charts/bands-over-time.tsx'
import { BarChart } from '../../../charts/bar-chart.tsx'
import { CohortMap } from '../../../charts/cohort-map.tsx'
import { FunnelChart } from '../../../charts/funnel-chart.tsx'
import { LineChart } from '../../../charts/line-chart.tsx'
import { WaterfallChart } from '../../../charts/waterfall-chart.tsx'
import { sampleBars, sampleCells, sampleDays, samplePeriod, samplePoints, sampleStages } from '../sample.ts'

const share = (value: number): string => percent(value, 0)
const one = (value: number): string => decimal(value)
const healthDays = sampleDays.map((it) => ({ ...it, reasons: ['Usage down 42.1% in 28 days'] }))

export function ChartSpecimens() {
  return (
    <div className="specimen">
      <WaterfallChart
        title="What moved MRR in Oct 2026"
        subtitle="USD per month"
        period={samplePeriod}
        currency="USD"
      />
      <LineChart
        title="Promises kept by clock"
        subtitle="Percent, by month"
        points={samplePoints}
        format={share}
      />
      <BandsOverTime title="Health by day" subtitle="Score over its band" days={healthDays} />
      <CohortMap
        title="MRR kept by cohort"
        subtitle="Percent of the start, by months since"
        cells={sampleCells}
      />
      <BarChart
        title="New customers by channel"
        subtitle="Credits, with their range"
        bars={sampleBars}
        format={one}
      />
      <FunnelChart
        title="How far deals come"
        subtitle={`${count(120)} deals that entered`}
        stages={sampleStages}
      />
    </div>
  )
}
