import { Link } from '@tanstack/react-router'
import { day } from '@waypoint/report/format/dates.ts'
import { duration } from '@waypoint/report/format/durations.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import type { Value } from '../../../api/value.ts'
import { rowsAddress } from '../../../app/address.ts'
import type { Column } from '../../../ui/table/column.ts'
import { ticketRow } from '../api/ticket-rows.ts'
import { Clock } from './clock.tsx'

export type Ticket = Value<'/service/tickets'>['items'][number]

/** A ticket with its clocks: the state says whether the promise was kept, hover says by how much. */
export const ticketColumns: readonly Column<Ticket>[] = [
  {
    id: 'subject',
    header: 'Ticket',
    value: (row) => row.subject ?? row.ticketId,
    behind: (row) => rowsAddress(ticketRow(row.ticketId)),
  },
  {
    id: 'customer',
    header: 'Account',
    width: 172,
    from: 'desk',
    value: (row) => row.customerName,
    cell: (row) =>
      row.customerId === null ? (
        '–'
      ) : (
        <Link to="/accounts/$customerId" params={{ customerId: row.customerId }}>
          {row.customerName ?? 'Open'}
        </Link>
      ),
  },
  {
    id: 'created',
    header: 'Opened',
    width: 108,
    value: (row) => row.createdAt,
    cell: (row) => day(row.createdAt),
  },
  { id: 'status', header: 'Status', width: 88, value: (row) => term(row.status) },
  {
    id: 'priority',
    header: 'Priority',
    width: 80,
    from: 'phone',
    value: (row) => (row.priority === null ? null : term(row.priority)),
  },
  {
    id: 'first',
    header: 'First reply',
    width: 124,
    from: 'phone',
    value: (row) => row.firstReplyState,
    cell: (row) => (
      <Clock
        state={row.firstReplyState}
        elapsedSeconds={row.firstReplyElapsedSeconds}
        targetSeconds={row.firstReplyTargetSeconds}
      />
    ),
  },
  {
    id: 'resolution',
    header: 'Full resolution',
    width: 124,
    from: 'tablet',
    value: (row) => row.fullResolutionState,
    cell: (row) => (
      <Clock
        state={row.fullResolutionState}
        elapsedSeconds={row.fullResolutionElapsedSeconds}
        targetSeconds={row.fullResolutionTargetSeconds}
      />
    ),
  },
  {
    id: 'elapsed',
    header: 'Took',
    definition: 'Business time until it was last solved',
    isFigure: true,
    width: 88,
    from: 'tablet',
    value: (row) => row.fullResolutionElapsedSeconds,
    cell: (row) => duration(row.fullResolutionElapsedSeconds),
  },
  {
    id: 'replies',
    header: 'Replies',
    isFigure: true,
    width: 72,
    from: 'desk',
    value: (row) => row.replyCount,
  },
  {
    id: 'rating',
    header: 'Rating',
    width: 80,
    from: 'desk',
    value: (row) => (row.satisfactionScore === null ? null : term(row.satisfactionScore)),
  },
]
