import { day } from '@waypoint/report/format/dates.ts'
import { exactMoney } from '@waypoint/report/format/money.ts'
import { counted } from '@waypoint/report/format/numbers.ts'
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
import { splitSlice } from '../api/slice.ts'
import { accountColumn, LISTED, moneyColumn } from './panel-columns.tsx'

interface PayingPanelProps {
  /** The last known day when it is left out. */
  readonly date: string | undefined
  readonly slice: string | undefined
  readonly onClose: () => void
}

type Paying = Value<'/revenue/customers'>['items'][number]

/** The customers that MRR of a day is made of; each leads to its source rows. */
export function PayingPanel({ date, slice, onClose }: PayingPanelProps) {
  const currency = useCurrency()
  const { dimension, name } = splitSlice(slice)
  const asking = {
    dimension,
    ...(name === undefined ? {} : { slice: name }),
    ...(date === undefined ? {} : { date }),
  }
  const query = useGet('/revenue/customers', { query: { ...asking, limit: LISTED } })
  const title = `MRR${date === undefined ? '' : ` of ${day(date)}`}${name === undefined ? '' : `, ${term(name)}`}`
  return (
    <SidePanel label={title} title={title} onClose={onClose}>
      <Loaded query={query} what="the customers" skeleton={<SkeletonRows rows={12} />}>
        {(section) => (
          <Present section={section}>
            {(paying: Value<'/revenue/customers'>) => (
              <>
                <p className="facts">
                  {counted(paying.total, 'customer')}, {exactMoney(paying.totalCents, currency)} in all
                </p>
                <DataTable
                  name={`Customers of ${title}`}
                  rows={paying.items}
                  columns={columnsOf(currency, paying.date)}
                  rowKey={(row) => row.customerId}
                  answer={urlOf('/revenue/customers', { query: asking })}
                />
              </>
            )}
          </Present>
        )}
      </Loaded>
    </SidePanel>
  )
}

const columnsOf = (currency: string, date: string): readonly Column<Paying>[] => [
  accountColumn(() => date),
  {
    id: 'segment',
    header: 'Segment',
    width: 112,
    from: 'phone',
    value: (row) => (row.segment === null ? null : term(row.segment)),
  },
  moneyColumn({ id: 'amount', header: 'MRR', width: 88, currency, cents: (row) => row.mrrCents }),
]
