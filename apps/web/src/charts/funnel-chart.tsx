import { count, percent } from '@waypoint/report/format/numbers.ts'
import type { ReactNode } from 'react'
import { InnerLink } from '../ui/inner-link.tsx'
import type { Column } from '../ui/table/column.ts'
import { ChartFrame } from './chart-frame.tsx'
import type { PointBehind } from './point-behind.ts'
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
  readonly behind?: PointBehind<FunnelStage>
}

/** Stages from first to last: a bar for those who came, and between two the share that went on. */
export function FunnelChart({ title, subtitle, stages, source, behind }: FunnelChartProps) {
  const most = Math.max(1, ...stages.map(({ entered }) => entered))
  return (
    <ChartFrame title={title} subtitle={subtitle} rows={stages} columns={columnsOf(behind)} source={source}>
      <ol className="funnel">
        {stages.map((row, index) => (
          <li key={row.stage}>
            <span className="funnel-name">{row.stage}</span>
            <span className="funnel-bar">
              <i style={{ width: `${(row.entered / most) * 100}%` }} />
              <b className="figures">
                <Leading to={behind?.(row)}>{count(row.entered)}</Leading>
              </b>
            </span>
            <span className="funnel-next figures">
              {index === stages.length - 1 || row.entered === 0
                ? ''
                : `${percent(row.advanced / row.entered)} go on`}
              {row.note === undefined ? null : (
                <span className="quiet">
                  {' '}
                  {index === stages.length - 1 ? '' : '· '}
                  {row.note}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </ChartFrame>
  )
}

function Leading({ to, children }: { readonly to: string | undefined; readonly children: ReactNode }) {
  return to === undefined ? children : <InnerLink to={to}>{children}</InnerLink>
}

const columnsOf = (behind: FunnelChartProps['behind']): readonly Column<FunnelStage>[] => [
  { id: 'stage', header: 'Stage', value: (row) => row.stage },
  {
    id: 'entered',
    header: 'Entered',
    isFigure: true,
    value: (row) => row.entered,
    cell: (row) => count(row.entered),
    behind,
  },
  {
    id: 'advanced',
    header: 'Went on',
    isFigure: true,
    value: (row) => row.advanced,
    cell: (row) => count(row.advanced),
    behind,
  },
]
