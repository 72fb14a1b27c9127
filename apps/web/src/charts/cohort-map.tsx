import { percent } from '@waypoint/report/format/numbers.ts'
import { useMemo } from 'react'
import type { Column } from '../ui/table/column.ts'
import { ChartFrame } from './chart-frame.tsx'
import { cohortMapHeight } from './cohort-map-height.ts'
import { type Draw, PlotPicture } from './plot-picture.tsx'

export interface CohortMapCell {
  /** As it is written: "Q4 2019". */
  readonly cohort: string
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
}

const monthsSince = (offset: number): string => (offset === 0 ? 'Start' : String(offset))

/** One scale: the more is lost, the stronger the tint; what grew is told by its value and the other hue. */
export function CohortMap({ title, subtitle, cells, source, offsetText = monthsSince }: CohortMapProps) {
  const cohorts = useMemo(() => [...new Map(cells.map((cell) => [cell.cohort, cell.customers]))], [cells])
  const height = cohortMapHeight(cohorts.length)
  const draw = useMemo<Draw>(
    () => async (width) => {
      const { cohortDrawing } = await import('./cohort-drawing.ts')
      return cohortDrawing({ cells, cohorts, offsetText, width })
    },
    [cells, cohorts, offsetText],
  )
  return (
    <ChartFrame title={title} subtitle={subtitle} rows={cells} columns={columns} source={source}>
      <PlotPicture
        draw={draw}
        title={title}
        description={`${cohorts.length} cohorts; every value is printed in its cell and listed in the table`}
        height={height}
      />
    </ChartFrame>
  )
}

const columns: readonly Column<CohortMapCell>[] = [
  { id: 'cohort', header: 'Cohort', value: (cell) => cell.cohort },
  { id: 'customers', header: 'Customers', isFigure: true, value: (cell) => cell.customers },
  { id: 'offset', header: 'Months since start', isFigure: true, value: (cell) => cell.offset },
  {
    id: 'share',
    header: 'Kept',
    isFigure: true,
    value: (cell) => cell.share,
    cell: (cell) => percent(cell.share),
  },
]
