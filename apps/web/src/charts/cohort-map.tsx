import { percent } from '@waypoint/report/format/numbers.ts'
import { useMemo } from 'react'
import type { Column } from '../ui/table/column.ts'
import { ChartFrame } from './chart-frame.tsx'
import { cohortMapHeight } from './cohort-map-height.ts'
import { type Draw, PlotPicture } from './plot-picture.tsx'
import type { PointBehind } from './point-behind.ts'

export interface CohortMapCell {
  /** As it is written: "Q4 2019". */
  readonly cohort: string
  /** Its first day. */
  readonly start: string
  readonly customers: number
  readonly offset: number
  /** Kept of what there was at the start; 1 is 100 %. */
  readonly share: number
}

interface CohortMapProps {
  readonly title: string
  readonly subtitle: string
  readonly cells: readonly CohortMapCell[]
  readonly source?: string | undefined
  /** What stands over a column; months since the start otherwise. */
  readonly offsetText?: (offset: number) => string
  /** Who is counted: "Customers", "People". */
  readonly counted?: string
  readonly behind?: PointBehind<CohortMapCell> | undefined
}

const monthsSince = (offset: number): string => (offset === 0 ? 'Start' : String(offset))

/** One scale: the more is lost, the stronger the tint; what grew is told by its value and the other hue. */
export function CohortMap(props: CohortMapProps) {
  const { title, subtitle, cells, source, offsetText = monthsSince, counted = 'Customers', behind } = props
  const leads = behind !== undefined
  const cohorts = useMemo(() => [...new Map(cells.map((cell) => [cell.cohort, cell.customers]))], [cells])
  const height = cohortMapHeight(cohorts.length)
  const draw = useMemo<Draw>(
    () => async (width) => {
      const { cohortDrawing } = await import('./cohort-drawing.ts')
      return cohortDrawing({ cells, cohorts, offsetText, leads, width })
    },
    [cells, cohorts, offsetText, leads],
  )
  return (
    <ChartFrame
      title={title}
      subtitle={subtitle}
      rows={cells}
      columns={columnsOf({ counted, offsetText, behind })}
      source={source}
    >
      <PlotPicture
        draw={draw}
        title={title}
        description={`${cohorts.length} cohorts; every value is printed in its cell and listed in the table`}
        height={height}
        behind={behind}
      />
    </ChartFrame>
  )
}

type Shown = Pick<CohortMapProps, 'behind'> & Required<Pick<CohortMapProps, 'counted' | 'offsetText'>>

function columnsOf({ counted, offsetText, behind }: Shown): readonly Column<CohortMapCell>[] {
  return [
    { id: 'cohort', header: 'Cohort', value: (cell) => cell.cohort },
    { id: 'customers', header: counted, isFigure: true, value: (cell) => cell.customers },
    { id: 'offset', header: 'After', value: (cell) => cell.offset, cell: (cell) => offsetText(cell.offset) },
    {
      id: 'share',
      header: 'Kept',
      unit: '%',
      isFigure: true,
      value: (cell) => cell.share,
      cell: (cell) => percent(cell.share).replace('%', ''),
      behind,
    },
  ]
}
