import { day, month as monthText } from '@waypoint/report/format/dates.ts'
import { exactMoney } from '@waypoint/report/format/money.ts'
import { counted } from '@waypoint/report/format/numbers.ts'
import { categoryLabels, term } from '@waypoint/report/format/vocabulary.ts'
import { movementCategories } from '@waypoint/report/brief/revenue.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { oneOf } from '../../../app/search.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { splitSlice } from '../api/slice.ts'
import { accountColumn, LISTED, moneyColumn } from './panel-columns.tsx'

interface MovementPanelProps {
  readonly month: string
  readonly category: string
  /** `segment:smb`, or nothing for the whole. */
  readonly slice: string | undefined
  readonly onClose: () => void
}

type Moved = Value<'/revenue/movements'>['items'][number]

/** The customers that a figure of the bridge is made of; each leads to its source rows. */
export function MovementPanel({ month, category: asked, slice, onClose }: MovementPanelProps) {
  const [search] = useSearchState()
  const currency = useCurrency()
  const category = oneOf(asked, movementCategories)
  const { dimension, name } = splitSlice(slice)
  const asking = {
    month,
    category: [category],
    basis: oneOf(search['basis'], ['event', 'month_end']),
    dimension,
    ...(name === undefined ? {} : { slice: name }),
  }
  const query = useGet('/revenue/movements', { query: { ...asking, limit: LISTED } })
  const title = `${categoryLabels[category]}, ${monthText(month)}${name === undefined ? '' : `, ${term(name)}`}`
  return (
    <SidePanel label={title} title={title} onClose={onClose}>
      <Loaded query={query} what="the customers" skeleton={<SkeletonRows rows={12} />}>
        {(section) => (
          <Present section={section}>
            {({ items, total, totalCents }: Value<'/revenue/movements'>) => (
              <>
                <p className="facts">
                  {counted(total, 'customer')}, {exactMoney(totalCents, currency)} in all
                </p>
                <DataTable
                  name={`Customers of ${title}`}
                  rows={items}
                  columns={columnsOf(currency)}
                  rowKey={(row) => row.customerId}
                  answer={urlOf('/revenue/movements', { query: asking })}
                />
              </>
            )}
          </Present>
        )}
      </Loaded>
    </SidePanel>
  )
}

const columnsOf = (currency: string): readonly Column<Moved>[] => [
  accountColumn((row) => row.lastDate),
  {
    id: 'reason',
    header: 'Reason',
    width: 132,
    from: 'phone',
    value: (row) => (row.reasons === null ? null : term(row.reasons)),
  },
  { id: 'day', header: 'Day', width: 104, value: (row) => row.lastDate, cell: (row) => day(row.lastDate) },
  moneyColumn({ id: 'amount', header: 'MRR', width: 80, currency, cents: (row) => row.amountCents }),
]
