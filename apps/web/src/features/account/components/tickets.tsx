import { counted } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { Part } from '../../../ui/part.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { ticketColumns } from '../../service/components/ticket-columns.tsx'
import type { PartProps } from '../account-page.tsx'

const LISTED = 1000

/** Tickets with their clocks, the latest first. */
export function Tickets({ customerId }: PartProps) {
  const query = useGet('/customers/{customerId}/tickets', {
    params: { customerId },
    query: { limit: LISTED },
  })
  return (
    <Loaded query={query} what="tickets" skeleton={<SkeletonRows rows={12} />}>
      {(section) => (
        <Present section={section}>
          {({ items, total }: Value<'/customers/{customerId}/tickets'>) => (
            <Part
              heading={ticketsSentence(items, total)}
              note="Clocks run in business time; hover a clock for what was promised."
            >
              <DataTable
                name="Tickets"
                rows={items}
                columns={ownTicketColumns}
                rowKey={(row) => row.ticketId}
              />
            </Part>
          )}
        </Present>
      )}
    </Loaded>
  )
}

function ticketsSentence(tickets: Value<'/customers/{customerId}/tickets'>['items'], total: number): string {
  const open = tickets.filter(({ isOpen }) => isOpen).length
  const broken = tickets.filter(
    (it) => it.firstReplyState === 'breached' || it.fullResolutionState === 'breached',
  ).length
  return `${counted(open, 'ticket')} open of ${total}; a promise was broken on ${broken}`
}

/** Whose they are is known here. */
const ownTicketColumns = ticketColumns.filter(({ id }) => id !== 'customer')
