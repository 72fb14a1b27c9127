import type { Answer, Query } from '@waypoint/api/client'
import { month as monthText } from '@waypoint/report/format/dates.ts'
import { count, counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { urlOf } from '../../../api/use-get.ts'
import { usePages } from '../../../api/use-pages.ts'
import { isoDay, oneOf, type Search } from '../../../app/search.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { lastDayOf } from '../../../charts/month-end.ts'
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

const clocks = ['first_reply', 'next_reply', 'requester_wait', 'agent_work', 'full_resolution'] as const

/** Broken promises are those of the clock and the month that the page shows. */
function askedOf(show: (typeof shows)[number]['value'], { clock, month }: Search): Query<'/service/tickets'> {
  if (show === 'open') return { open: 'true' }
  if (show === 'all') return {}
  const from = isoDay(`${month}-01`)
  return {
    clock: oneOf(clock?.replace(/_time$/, ''), clocks),
    state: ['breached'],
    ...(from === undefined ? {} : { createdFrom: from, createdTo: lastDayOf(from) }),
  }
}

function noteOf({ clock, createdFrom }: Query<'/service/tickets'>): string | undefined {
  if (clock === undefined) return undefined
  const month = createdFrom === undefined ? '' : `, opened in ${monthText(createdFrom)}`
  return `Those whose promise for ${term(clock).toLowerCase()} was broken${month}.`
}

/** The tickets themselves. */
export function TicketsPart() {
  const [search, change] = useSearchState()
  const show = oneOf(search['tickets'], ['open', 'broken', 'all'])
  const query = askedOf(show, search)
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
    <Part
      heading={first === undefined ? 'Tickets' : counted(total, 'ticket')}
      note={noteOf(query)}
      tools={tools}
    >
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
