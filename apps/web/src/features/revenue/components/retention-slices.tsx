import { month as monthText } from '@waypoint/report/format/dates.ts'
import { count, percent } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { addressOf, rowsAddress } from '../../../app/address.ts'
import { ProductName } from '../../../app/product-name.tsx'
import { useSearchState } from '../../../app/use-search-state.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { Missing } from '../../../ui/figure.tsx'
import { Part } from '../../../ui/part.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { retainedRows } from '../api/retained-rows.ts'
import { moneyColumn } from './panel-columns.tsx'
import { RetainedPanel } from './retained-panel.tsx'

type Row = Value<'/revenue/retention'>['rows'][number]

export const retentionDimensions = ['segment', 'country', 'plan_tier', 'product'] as const
type RetentionDimension = (typeof retentionDimensions)[number]

interface SlicesProps {
  readonly dimension: RetentionDimension
  readonly month: string
  readonly windowMonths: '1' | '3' | '12'
}

/** A month of retention slice by slice; each figure leads to its customers. */
export function RetentionSlices({ dimension, month, windowMonths }: SlicesProps) {
  const [search, change] = useSearchState()
  const currency = useCurrency()
  const query = useGet('/revenue/retention', { query: { windowMonths, dimension, from: month, to: month } })
  const behind = ({ slice }: Row): string =>
    dimension === 'segment'
      ? addressOf('/revenue/retention', { ...search, open: slice })
      : rowsAddress(retainedRows({ dimension, slice, month, windowMonths }))
  return (
    <Loaded query={query} what="the slices" skeleton={<SkeletonBlock height={240} />}>
      {(section) => (
        <Present section={section}>
          {({ rows }: Value<'/revenue/retention'>) => (
            <Part
              heading={`${monthText(month)} by ${term(dimension).toLowerCase()}`}
              note="A figure opens its customers, the greatest loss first."
              tools={
                <button type="button" className="button" onClick={() => change({ open: 'all' })}>
                  All customers
                </button>
              }
            >
              <DataTable
                name={`Retention by ${dimension}`}
                rows={rows.toSorted((left, right) => right.startingMrrCents - left.startingMrrCents)}
                columns={columnsOf({ dimension, currency, behind })}
                rowKey={(row) => row.slice}
                {...(dimension === 'segment' ? { onOpen: (row: Row) => change({ open: row.slice }) } : {})}
              />
              {search['open'] === undefined ? null : (
                <RetainedPanel
                  month={month}
                  windowMonths={windowMonths}
                  segment={rows.find(({ slice }) => slice === search['open'])?.slice}
                  onClose={() => change({ open: undefined })}
                />
              )}
            </Part>
          )}
        </Present>
      )}
    </Loaded>
  )
}

const noStart = 'Nobody paid at the start of the window'
const share = (value: number | null) =>
  value === null ? <Missing reason={noStart} /> : percent(value).replace('%', '')

interface Shown {
  readonly dimension: string
  readonly currency: string
  readonly behind: (row: Row) => string
}

const columnsOf = ({ dimension, currency, behind }: Shown): readonly Column<Row>[] => [
  {
    id: 'slice',
    header: term(dimension),
    phoneWidth: 108,
    value: (row) => term(row.slice),
    cell: (row) => <ProductName code={row.slice} />,
  },
  {
    id: 'nrr',
    header: 'Net',
    unit: '%',
    definition: 'MRR now of the customers of then ÷ their MRR then',
    isFigure: true,
    width: 76,
    phoneWidth: 68,
    value: (row) => row.nrr,
    behind,
    cell: (row) => share(row.nrr),
  },
  {
    id: 'grr',
    header: 'Gross',
    unit: '%',
    definition: 'The same without expansion',
    isFigure: true,
    width: 84,
    phoneWidth: 80,
    value: (row) => row.grr,
    behind,
    cell: (row) => share(row.grr),
  },
  {
    id: 'logo',
    header: 'Left',
    unit: '%',
    definition: 'Customers that pay nothing now ÷ customers of then',
    isFigure: true,
    width: 72,
    phoneWidth: 68,
    value: (row) => row.logoChurn,
    behind,
    cell: (row) => share(row.logoChurn),
  },
  {
    id: 'customers',
    header: 'Customers then',
    isFigure: true,
    width: 120,
    from: 'phone',
    value: (row) => row.customersStart,
    behind,
    cell: (row) => count(row.customersStart),
    total: (rows) => count(rows.reduce((sum, row) => sum + row.customersStart, 0)),
  },
  {
    ...moneyColumn({
      id: 'mrr',
      header: 'MRR then',
      width: 112,
      currency,
      cents: (row: Row) => row.startingMrrCents,
    }),
    from: 'phone',
    behind,
  },
]
