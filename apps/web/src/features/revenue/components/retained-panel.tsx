import { month as monthText } from '@waypoint/report/format/dates.ts'
import { count, counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { accountColumn, LISTED, moneyColumn } from './panel-columns.tsx'

interface RetainedPanelProps {
  readonly month: string
  readonly windowMonths: '1' | '3' | '12'
  /** All segments when it is left out. */
  readonly segment: string | undefined
  readonly onClose: () => void
}

type Retained = Value<'/revenue/retention/customers'>['items'][number]

/** The customers behind a figure of retention, the greatest loss first. */
export function RetainedPanel({ month, windowMonths, segment, onClose }: RetainedPanelProps) {
  const currency = useCurrency()
  const asking = { month, windowMonths, ...(segment === undefined ? {} : { segment: [segment] }) }
  const query = useGet('/revenue/retention/customers', { query: { ...asking, limit: LISTED } })
  const title = `${counted(Number(windowMonths), 'month')} to ${monthText(month)}${segment === undefined ? '' : `, ${term(segment)}`}`
  return (
    <SidePanel label={title} title={title} onClose={onClose}>
      <Loaded query={query} what="the customers" skeleton={<SkeletonRows rows={12} />}>
        {(section) => (
          <Present section={section}>
            {({ items, total }: Value<'/revenue/retention/customers'>) => (
              <>
                <p className="facts">
                  {counted(total, 'customer')} at the start, {leftText(items)}
                </p>
                <DataTable
                  name={`Customers of ${title}`}
                  rows={items}
                  columns={columnsOf(currency)}
                  rowKey={(row) => row.customerId}
                  answer={urlOf('/revenue/retention/customers', { query: asking })}
                />
              </>
            )}
          </Present>
        )}
      </Loaded>
    </SidePanel>
  )
}

const leftText = (rows: readonly Retained[]): string =>
  `${count(rows.filter(({ isChurned }) => isChurned).length)} of them left`

const columnsOf = (currency: string): readonly Column<Retained>[] => [
  accountColumn(),
  moneyColumn({ id: 'then', header: 'Then', width: 96, currency, cents: (row) => row.startingMrrCents }),
  moneyColumn({ id: 'now', header: 'Now', width: 96, currency, cents: (row) => row.retainedMrrCents }),
  {
    ...moneyColumn({
      id: 'gross',
      header: 'Gross',
      width: 96,
      currency,
      cents: (row: Retained) => row.grossRetainedMrrCents,
    }),
    from: 'phone',
  },
]
