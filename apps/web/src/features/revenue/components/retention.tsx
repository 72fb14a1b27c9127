import { month as monthText } from '@waypoint/report/format/dates.ts'
import { currencySymbol } from '@waypoint/report/format/money.ts'
import { count, percent } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { oneOf } from '../../../app/search.ts'
import { ProductName } from '../../../app/product-name.tsx'
import { useSearchState } from '../../../app/use-search-state.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { LineChart } from '../../../charts/line-chart.tsx'
import { Missing } from '../../../ui/figure.tsx'
import { Money } from '../../../ui/money.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Part } from '../../../ui/part.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { RetainedPanel } from './retained-panel.tsx'

type Row = Value<'/revenue/retention'>['rows'][number]

const windows = [
  { value: '12', text: '12 months' },
  { value: '3', text: '3 months' },
  { value: '1', text: '1 month' },
] as const
const dimensions = ['segment', 'country', 'plan_tier', 'product'] as const

/** What customers of then pay now. */
export function Retention() {
  const [search, change] = useSearchState()
  const windowMonths = oneOf(search['window'], ['12', '3', '1'])
  const dimension = oneOf(search['by'], dimensions)
  const whole = { query: { windowMonths, dimension: 'total' } }
  const query = useGet('/revenue/retention', whole)
  return (
    <Loaded query={query} what="retention" skeleton={<SkeletonBlock height={640} />}>
      {(section) => (
        <Present section={section} isPage>
          {({ rows, dimensions: there }: Value<'/revenue/retention'>) => {
            const complete = rows.filter((it) => it.isCompleteMonth && it.nrr !== null)
            const last = complete.at(-1)
            return (
              <>
                <PageHead
                  sentence={retentionSentence(last, windowMonths)}
                  detail="Worked out from the customers of the start of each window, at the rates of that day; never from the bridge’s totals."
                  tools={
                    <>
                      <Segmented
                        label="Window"
                        value={windowMonths}
                        options={windows}
                        onChange={(value) => change({ window: value })}
                      />
                      <Select
                        label="By"
                        value={dimension}
                        options={dimensions
                          .filter((it) => there.some((known) => known.dimension === it))
                          .map((value) => ({ value, text: term(value) }))}
                        onChange={(by) => change({ by })}
                      />
                    </>
                  }
                />
                <div className="part">
                  <LineChart
                    title="Net and gross revenue retention"
                    subtitle={`Percent of MRR ${windowMonths} months before, by month`}
                    points={complete.slice(-36).flatMap((it) => [
                      { date: it.month, series: 'Net', value: it.nrr },
                      { date: it.month, series: 'Gross', value: it.grr },
                    ])}
                    format={(value) => percent(value, 0)}
                    source={urlOf('/revenue/retention', whole)}
                  />
                </div>
                {last === undefined ? null : (
                  <Slices dimension={dimension} month={last.month} windowMonths={windowMonths} />
                )}
              </>
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}

function retentionSentence(row: Row | undefined, windowMonths: string): string {
  if (row === undefined || row.nrr === null) return `Retention over ${windowMonths} months is not known yet`
  return `${percent(row.nrr)} net and ${percent(row.grr)} gross retention in ${monthText(row.month)}; ${percent(row.logoChurn)} of customers left`
}

interface SlicesProps {
  readonly dimension: string
  readonly month: string
  readonly windowMonths: '1' | '3' | '12'
}

function Slices({ dimension, month, windowMonths }: SlicesProps) {
  const [search, change] = useSearchState()
  const currency = useCurrency()
  const query = useGet('/revenue/retention', { query: { windowMonths, dimension, from: month, to: month } })
  return (
    <Loaded query={query} what="the slices" skeleton={<SkeletonBlock height={240} />}>
      {(section) => (
        <Present section={section}>
          {({ rows }: Value<'/revenue/retention'>) => (
            <Part
              heading={`${monthText(month)} by ${term(dimension).toLowerCase()}`}
              note={
                dimension === 'segment'
                  ? 'A segment opens its customers, the greatest loss first.'
                  : undefined
              }
              tools={
                <button type="button" className="button" onClick={() => change({ open: 'all' })}>
                  All customers
                </button>
              }
            >
              <DataTable
                name={`Retention by ${dimension}`}
                rows={rows.toSorted((left, right) => right.startingMrrCents - left.startingMrrCents)}
                columns={columnsOf(dimension, currency)}
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

const columnsOf = (dimension: string, currency: string): readonly Column<Row>[] => [
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
    cell: (row) => share(row.logoChurn),
  },
  {
    id: 'customers',
    header: 'Customers then',
    isFigure: true,
    width: 120,
    from: 'phone',
    value: (row) => row.customersStart,
    cell: (row) => count(row.customersStart),
    total: (rows) => count(rows.reduce((sum, row) => sum + row.customersStart, 0)),
  },
  {
    id: 'mrr',
    header: 'MRR then',
    unit: currencySymbol(currency).trim(),
    isFigure: true,
    width: 112,
    from: 'phone',
    value: (row) => row.startingMrrCents / 100,
    cell: (row) => <Money cents={row.startingMrrCents} currency={currency} as="bare" />,
    total: (rows) => (
      <Money cents={rows.reduce((sum, row) => sum + row.startingMrrCents, 0)} currency={currency} as="bare" />
    ),
  },
]
