import { Link } from '@tanstack/react-router'
import type { Brief } from '@waypoint/report/brief/brief.ts'
import type { Service, SlaLine } from '@waypoint/report/brief/service.ts'
import { serviceSentence } from '@waypoint/report/findings/service.ts'
import { duration } from '@waypoint/report/format/durations.ts'
import { percent, points } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Present } from '../../../api/present.tsx'
import { addressOf } from '../../../app/address.ts'
import { Delta } from '../../../ui/delta.tsx'
import { FigureText } from '../../../ui/figure.tsx'
import { Part } from '../../../ui/part.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'

/** Whether support kept its promises, clock by clock. */
export function SlaPart({ brief }: { readonly brief: Brief }) {
  return (
    <Part
      heading={brief.service.state === 'present' ? serviceSentence(brief.service.value) : 'Service'}
      note={<Link to="/service">Everything about service</Link>}
    >
      <Present section={brief.service}>
        {(service: Service) => (
          <DataTable
            name="Promises kept this month"
            rows={service.lines.filter(({ slice }) => slice === 'total')}
            columns={columns}
            rowKey={(row) => row.metric}
            hasTools={false}
          />
        )}
      </Present>
    </Part>
  )
}

const columns: readonly Column<SlaLine>[] = [
  { id: 'metric', header: 'Clock', value: (row) => term(row.metric) },
  {
    id: 'adherence',
    header: 'Kept',
    unit: '%',
    isFigure: true,
    width: 72,
    value: (row) => row.adherence.value,
    behind: ({ metric }) => addressOf('/service', { clock: metric }),
    cell: (row) => <FigureText figure={row.adherence} format={(value) => percent(value).replace('%', '')} />,
  },
  {
    id: 'change',
    header: 'Before',
    isFigure: true,
    width: 112,
    from: 'phone',
    value: (row) => moved(row),
    cell: (row) => <Delta value={moved(row)} format={points} />,
  },
  {
    id: 'breached',
    header: 'Broken',
    isFigure: true,
    width: 72,
    value: (row) => row.breached,
    behind: ({ metric }) => addressOf('/service', { clock: metric, tickets: 'broken' }),
  },
  {
    id: 'running',
    header: 'Running',
    isFigure: true,
    width: 80,
    from: 'phone',
    value: (row) => row.running,
    behind: ({ metric }) => addressOf('/service', { clock: metric }),
  },
  {
    id: 'p50',
    header: 'Half within',
    isFigure: true,
    width: 96,
    from: 'tablet',
    value: (row) => row.p50Seconds.value,
    cell: (row) => <FigureText figure={row.p50Seconds} format={duration} />,
  },
  {
    id: 'p90',
    header: '90% within',
    isFigure: true,
    width: 96,
    from: 'tablet',
    value: (row) => row.p90Seconds.value,
    cell: (row) => <FigureText figure={row.p90Seconds} format={duration} />,
  },
]

const moved = ({ adherence, previousAdherence }: SlaLine): number | null =>
  adherence.value === null || previousAdherence.value === null
    ? null
    : adherence.value - previousAdherence.value
