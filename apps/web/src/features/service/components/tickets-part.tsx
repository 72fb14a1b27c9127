import type { Answer, Query } from '@waypoint/api/client'
import { count, counted } from '@waypoint/report/format/numbers.ts'
import { urlOf } from '../../../api/use-get.ts'
import { usePages } from '../../../api/use-pages.ts'
import { oneOf } from '../../../app/search.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Part } from '../../../ui/part.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { type Ticket, ticketColumns } from './ticket-columns.tsx'

const PAGE = 200
const none = { items: [] as readonly Ticket[], total: 0, nextCursor: null }

const pageOf = (answer: Answer<'/service/tickets'>) => (answer.state === 'present' ? answer.value : none)

const shows = [
  { value: 'open', text: 'Open' },
  { value: 'broken', text: 'Broken promise' },
  { value: 'all', text: 'All' },
] as const

const asked: Readonly<Record<(typeof shows)[number]['value'], Query<'/service/tickets'>>> = {
  open: { open: 'true' },
  broken: { clock: 'first_reply', state: ['breached'] },
  all: {},
}

/** The tickets themselves. */
export function TicketsPart() {
  const [search, change] = useSearchState()
  const show = oneOf(search['tickets'], ['open', 'broken', 'all'])
  const query = asked[show]
  const { rows, first, total, error, more, retry } = usePages(
    '/service/tickets',
    { query: { ...query, limit: PAGE } },
    pageOf,
  )
  const tools = (
    <Segmented
      label="Which tickets"
      value={show}
      options={shows}
      onChange={(value) => change({ tickets: value })}
    />
  )
  return (
    <Part heading={first === undefined ? 'Tickets' : counted(total, 'ticket')} tools={tools}>
      {first === undefined ? (
        error === null ? (
          <SkeletonRows rows={12} />
        ) : (
          <ErrorState title="Tickets cannot be shown" detail={error.message} onRetry={retry} />
        )
      ) : first.state === 'missing' ? (
        <EmptyState title={first.missing}>{first.why}</EmptyState>
      ) : (
        <DataTable
          name="Tickets"
          rows={rows}
          columns={ticketColumns}
          rowKey={(row) => row.ticketId}
          onEnd={more}
          caption={rows.length === total ? undefined : `${count(rows.length)} of ${count(total)} fetched`}
          answer={urlOf('/service/tickets', { query: query })}
        />
      )}
    </Part>
  )
}
