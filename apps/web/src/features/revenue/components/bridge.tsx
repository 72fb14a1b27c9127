import { periodSentence } from '@waypoint/report/findings/revenue.ts'
import { month as monthText } from '@waypoint/report/format/dates.ts'
import { money } from '@waypoint/report/format/money.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { addressOf } from '../../../app/address.ts'
import { oneOf } from '../../../app/search.ts'
import { ProductName } from '../../../app/product-name.tsx'
import { useSearchState } from '../../../app/use-search-state.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { LineChart } from '../../../charts/line-chart.tsx'
import { lastDayOf } from '../../../charts/month-end.ts'
import { WaterfallChart } from '../../../charts/waterfall-chart.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Part } from '../../../ui/part.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import { dayOfLevel, periodOf, shownMonth, type WaterfallRow } from '../api/period.ts'
import { useRestatedMonths } from '../api/use-restated-months.ts'
import { MovementPanel } from './movement-panel.tsx'
import { MovementTable } from './movement-table.tsx'
import { PayingPanel } from './paying-panel.tsx'

const bases = [
  { value: 'event', text: 'By event' },
  { value: 'month_end', text: 'By month end' },
] as const
const dimensions = ['total', 'segment', 'country', 'product', 'plan_tier'] as const

/** Starting + movements = ending, for a month and for each slice of it. */
export function Bridge() {
  const [search, change] = useSearchState()
  const basis = oneOf(search['basis'], ['event', 'month_end'])
  const dimension = oneOf(search['by'], dimensions)
  const request = { query: { basis, dimension: 'total' } }
  const query = useGet('/revenue/waterfall', request)
  return (
    <Loaded query={query} what="the bridge of MRR" skeleton={<SkeletonBlock height={640} />}>
      {(section) => (
        <Present section={section} isPage>
          {({ rows }: Value<'/revenue/waterfall'>) => (
            <BridgeOf
              rows={rows}
              source={urlOf('/revenue/waterfall', request)}
              controls={
                <>
                  <Segmented
                    label="Basis"
                    value={basis}
                    options={bases}
                    onChange={(value) => change({ basis: value })}
                  />
                  <Select
                    label="Split by"
                    value={dimension}
                    options={dimensions.map((value) => ({
                      value,
                      text: value === 'total' ? 'Nothing' : term(value),
                    }))}
                    onChange={(value) => change({ by: value === 'total' ? undefined : value })}
                  />
                </>
              }
            />
          )}
        </Present>
      )}
    </Loaded>
  )
}

interface BridgeOfProps {
  readonly rows: readonly WaterfallRow[]
  readonly source: string
  readonly controls: React.ReactNode
}

function BridgeOf({ rows, source, controls }: BridgeOfProps) {
  const [search, change] = useSearchState()
  const currency = useCurrency()
  const restated = useRestatedMonths()
  const month = shownMonth(rows, search['month'])
  const inOrder = rows.toSorted((left, right) => left.month.localeCompare(right.month))
  const row = inOrder.find((it) => it.month === month)
  const period = row === undefined ? undefined : periodOf([row])
  if (month === undefined || row === undefined || period === undefined)
    return (
      <EmptyState title="No month of revenue is published">Billing delivered no subscription yet.</EmptyState>
    )
  const open = (category: string): void => change({ category })
  const dimension = oneOf(search['by'], dimensions)
  return (
    <>
      <PageHead
        sentence={periodSentence(period, currency)}
        detail={row.isCompleteMonth ? undefined : 'The month is not over: its movements go on.'}
        tools={
          <>
            <Select
              label="Month"
              value={month}
              options={inOrder.toReversed().map((it) => ({ value: it.month, text: monthText(it.month) }))}
              onChange={(value) => change({ month: value.slice(0, 7) })}
            />
            {controls}
          </>
        }
      />
      <div className="part pair">
        <div>
          <WaterfallChart
            period={period}
            currency={currency}
            title={`What moved MRR in ${monthText(month)}`}
            subtitle={`${currency} per month`}
            source={source}
            onStep={open}
          />
          <CategoryLinks onOpen={open} />
        </div>
        <LineChart
          title="MRR by month"
          subtitle={`${currency} at the end of each month`}
          points={inOrder
            .filter((it) => it.isCompleteMonth)
            .slice(-24)
            .map((it) => ({ date: lastDayOf(it.month), series: 'MRR', value: it.endingMrrCents }))}
          height={260}
          format={(cents) => money(Math.round(cents), currency)}
          annotations={restated}
          behind={({ date }) =>
            addressOf('/revenue', { ...search, month: date.slice(0, 7), category: 'ending' })
          }
          source={source}
        />
      </div>
      {dimension === 'total' ? null : <SlicesPart dimension={dimension} month={month} />}
      <Part heading="Month by month" note="A figure opens its customers, and they their source rows.">
        <MovementTable
          name="MRR movements by month"
          first={{ header: 'Month', of: (it) => it.month, text: (it) => monthText(it.month) }}
          rows={inOrder.slice(-24).toReversed()}
          currency={currency}
          onOpen={(it, category) => change({ month: it.month.slice(0, 7), category })}
        />
      </Part>
      {search['category'] === 'starting' || search['category'] === 'ending' ? (
        <PayingPanel
          date={dayOfLevel(month, search['category'], row.isCompleteMonth)}
          slice={search['slice']}
          onClose={() => change({ category: undefined, slice: undefined })}
        />
      ) : search['category'] === undefined ? null : (
        <MovementPanel
          month={month}
          category={search['category']}
          slice={search['slice']}
          onClose={() => change({ category: undefined, slice: undefined })}
        />
      )}
    </>
  )
}

/** The same as keys: a reader without a pointer reaches the customers of the month, too. */
function CategoryLinks({ onOpen }: { readonly onOpen: (category: string) => void }) {
  return (
    <p className="small quiet category-links">
      Customers behind the month:{' '}
      {['starting', 'new', 'reactivation', 'expansion', 'contraction', 'churn', 'fx', 'ending'].map(
        (category) => (
          <button key={category} type="button" className="link-button" onClick={() => onOpen(category)}>
            {category === 'fx' ? 'FX' : term(category)}
          </button>
        ),
      )}
    </p>
  )
}

interface SlicesPartProps {
  readonly dimension: string
  readonly month: string
}

/** One month, slice by slice; the slices add up to the whole. */
function SlicesPart({ dimension, month }: SlicesPartProps) {
  const [search, change] = useSearchState()
  const currency = useCurrency()
  const basis = oneOf(search['basis'], ['event', 'month_end'])
  const query = useGet('/revenue/waterfall', { query: { basis, dimension, from: month, to: month } })
  return (
    <Loaded query={query} what="the slices" skeleton={<SkeletonBlock height={240} />}>
      {(section) => (
        <Present section={section}>
          {({ rows }: Value<'/revenue/waterfall'>) => (
            <Part heading={`${monthText(month)} by ${term(dimension).toLowerCase()}`}>
              <MovementTable
                name={`MRR movements by ${dimension}`}
                first={{
                  header: term(dimension),
                  of: (it) => it.slice,
                  text: (it) => <ProductName code={it.slice} />,
                }}
                rows={rows.toSorted((left, right) => right.endingMrrCents - left.endingMrrCents)}
                currency={currency}
                isSummed
                onOpen={(it, category) => change({ category, slice: `${dimension}:${it.slice}` })}
              />
            </Part>
          )}
        </Present>
      )}
    </Loaded>
  )
}
