import { Link } from '@tanstack/react-router'
import { month as monthText } from '@waypoint/report/format/dates.ts'
import { currencySymbol } from '@waypoint/report/format/money.ts'
import { count, counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { Money } from '../../../ui/money.tsx'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'

interface RetainedPanelProps {
  readonly month: string
  readonly windowMonths: '1' | '3' | '12'
  /** All segments when it is left out. */
  readonly segment: string | undefined
  readonly onClose: () => void
}

type Retained = Value<'/revenue/retention/customers'>['items'][number]

const LISTED = 5000

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

function columnsOf(currency: string): readonly Column<Retained>[] {
  const cash = (id: string, header: string, of: (row: Retained) => number): Column<Retained> => ({
    id,
    header,
    unit: currencySymbol(currency).trim(),
    isFigure: true,
    width: 96,
    value: (row) => of(row) / 100,
    cell: (row) => <Money cents={of(row)} currency={currency} as="bare" />,
    total: (rows) => (
      <Money cents={rows.reduce((sum, row) => sum + of(row), 0)} currency={currency} as="bare" />
    ),
  })
  return [
    {
      id: 'customer',
      header: 'Account',
      value: (row) => row.customerName,
      cell: (row) => (
        <Link to="/accounts/$customerId/$part" params={{ customerId: row.customerId, part: 'billing' }}>
          {row.customerName}
        </Link>
      ),
    },
    cash('then', 'Then', (row) => row.startingMrrCents),
    cash('now', 'Now', (row) => row.retainedMrrCents),
    { ...cash('gross', 'Gross', (row) => row.grossRetainedMrrCents), from: 'phone' },
  ]
}
