import { count, percent } from '@waypoint/report/format/numbers.ts'
import type { Column } from '../ui/table/column.ts'
import { ChartFrame } from './chart-frame.tsx'
import './funnel-chart.css'

export interface FunnelStage {
  readonly stage: string
  readonly entered: number
  /** Of those who entered, how many went on. */
  readonly advanced: number
  readonly note?: string
}

interface FunnelChartProps {
  readonly title: string
  readonly subtitle: string
  readonly stages: readonly FunnelStage[]
  readonly source?: string | undefined
}

/** Stages from first to last: a bar for those who came, and between two the share that went on. */
export function FunnelChart({ title, subtitle, stages, source }: FunnelChartProps) {
  const most = Math.max(1, ...stages.map(({ entered }) => entered))
  return (
    <ChartFrame title={title} subtitle={subtitle} rows={stages} columns={columns} source={source}>
      <ol className="funnel">
        {stages.map(({ stage, entered, advanced, note }, index) => (
          <li key={stage}>
            <span className="funnel-name">{stage}</span>
            <span className="funnel-bar">
              <i style={{ width: `${(entered / most) * 100}%` }} />
              <b className="figures">{count(entered)}</b>
            </span>
            <span className="funnel-next figures">
              {index === stages.length - 1 || entered === 0 ? '' : `${percent(advanced / entered)} go on`}
              {note === undefined ? null : <span className="quiet"> {note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </ChartFrame>
  )
}

const columns: readonly Column<FunnelStage>[] = [
  { id: 'stage', header: 'Stage', value: (row) => row.stage },
  {
    id: 'entered',
    header: 'Entered',
    isFigure: true,
    value: (row) => row.entered,
    cell: (row) => count(row.entered),
  },
  {
    id: 'advanced',
    header: 'Went on',
    isFigure: true,
    value: (row) => row.advanced,
    cell: (row) => count(row.advanced),
  },
]
