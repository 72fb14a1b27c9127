import { day } from '@waypoint/report/format/dates.ts'
import { exactMoney } from '@waypoint/report/format/money.ts'
import { counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { isoDay } from '../../../app/search.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { Part } from '../../../ui/part.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { itemDays } from '../api/billing-rows.ts'

type Found = Value<'/customers/{customerId}/evidence'>
type EvidenceRow = Found['rows'][number]

/** The ledger counts in millionths of a currency's minor unit. */
const MICROS_PER_MINOR = 1_000_000

/** The source rows that MRR of a day is made of, with what was done to each. */
export function Evidence({ customerId }: { readonly customerId: string }) {
  const [search, change] = useSearchState()
  const currency = useCurrency()
  const date = isoDay(search['date'])
  const query = useGet('/customers/{customerId}/evidence', {
    params: { customerId },
    query: date === undefined ? {} : { date },
  })
  return (
    <Loaded query={query} what="the rows behind MRR" skeleton={<SkeletonRows rows={4} />}>
      {(section) => (
        <Present section={section}>
          {(found: Found) => (
            <Part
              heading={`${exactMoney(found.mrrCents, currency)} MRR on ${day(found.date)} is made of ${counted(found.rowCount, 'row')}`}
              note="Amount × quantity × share kept after discounts × cycle = MRR of the item, in its own currency."
              tools={
                <label className="select">
                  Day
                  <input
                    type="date"
                    className="field"
                    value={found.date}
                    onChange={(event) => change({ date: isoDay(event.target.value) })}
                  />
                </label>
              }
            >
              <DataTable
                name="Rows behind MRR"
                rows={found.rows}
                columns={columns}
                rowKey={(row) => `${row.subscriptionItemId} ${row.validFromDate}`}
              />
            </Part>
          )}
        </Present>
      )}
    </Loaded>
  )
}

const majorOf = (micros: number | null): number | null =>
  micros === null ? null : Math.round(micros / MICROS_PER_MINOR) / 100

const cash = (micros: number | null, currency: string): string =>
  micros === null ? '–' : exactMoney(Math.round(micros / MICROS_PER_MINOR), currency.toUpperCase())

const columns: readonly Column<EvidenceRow>[] = [
  {
    id: 'item',
    header: 'Subscription item',
    value: (row) => row.subscriptionItemId,
    behind: (row) => itemDays(row.subscriptionItemId),
  },
  { id: 'plan', header: 'Plan', width: 168, from: 'tablet', value: (row) => row.planName ?? row.productName },
  {
    id: 'status',
    header: 'Status',
    width: 96,
    value: (row) => (row.status === null ? null : term(row.status)),
  },
  {
    id: 'amount',
    header: 'Amount',
    isFigure: true,
    width: 104,
    from: 'phone',
    value: (row) => majorOf(row.amountMicros),
    cell: (row) => cash(row.amountMicros, row.currency),
  },
  {
    id: 'quantity',
    header: 'Quantity',
    isFigure: true,
    width: 80,
    from: 'phone',
    value: (row) => row.billedQuantity,
  },
  {
    id: 'kept',
    header: 'Kept',
    unit: '%',
    definition: 'What is left after discounts',
    isFigure: true,
    width: 72,
    from: 'tablet',
    value: (row) =>
      row.percentKept === null || !row.percentScale ? null : (row.percentKept / row.percentScale) * 100,
  },
  {
    id: 'cycle',
    header: 'Cycle',
    isFigure: true,
    width: 72,
    from: 'tablet',
    value: (row) =>
      row.cycleNumerator === null ? null : `${row.cycleNumerator}/${row.cycleDenominator ?? 1}`,
  },
  {
    id: 'mrr',
    header: 'MRR',
    isFigure: true,
    width: 112,
    value: (row) => majorOf(row.mrrMicros),
    cell: (row) => cash(row.mrrMicros, row.currency),
  },
  {
    id: 'left-out',
    header: 'Left out because',
    width: 160,
    from: 'desk',
    value: (row) => (row.exceptionReason === null ? null : term(row.exceptionReason)),
  },
]
