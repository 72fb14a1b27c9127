import { day, month as monthText } from '@waypoint/report/format/dates.ts'
import { count, decimal, percent } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../api/loaded.tsx'
import { Present } from '../../api/present.tsx'
import { urlOf, useGet } from '../../api/use-get.ts'
import type { Value } from '../../api/value.ts'
import { useProductNames } from '../../app/product-name.tsx'
import { useSearchState } from '../../app/use-search-state.ts'
import { LineChart } from '../../charts/line-chart.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonBlock } from '../../ui/skeleton.tsx'
import { AdoptionPart } from './components/adoption-part.tsx'
import { LifecyclePart } from './components/lifecycle-part.tsx'
import { UsageRetentionPart } from './components/usage-retention-part.tsx'

type ActiveRow = Value<'/product/active-users'>['rows'][number]

const DAYS = 365

/** What is used, and who comes back? */
export function ProductPage() {
  const [search, change] = useSearchState()
  const chosen = search['product']
  const productName = useProductNames()
  const request = {
    query: chosen === undefined ? { dimension: 'total' } : { dimension: 'product', slice: [chosen] },
  }
  const query = useGet('/product/active-users', request)
  return (
    <>
      <Loaded query={query} what="active people" skeleton={<SkeletonBlock height={420} />}>
        {(section) => (
          <Present section={section} isPage>
            {({ rows, dimensions }: Value<'/product/active-users'>) => {
              const days = rows.toSorted((left, right) => left.date.localeCompare(right.date)).slice(-DAYS)
              const products = dimensions.find(({ dimension }) => dimension === 'product')?.slices ?? []
              return (
                <>
                  <PageHead
                    sentence={activeSentence(days)}
                    detail={stickinessSentence(days)}
                    tools={
                      <Select
                        label="Product"
                        value={chosen ?? ''}
                        options={[
                          { value: '', text: 'All' },
                          ...products.map((value) => ({ value, text: productName(value) })),
                        ]}
                        onChange={(product) => change({ product })}
                      />
                    }
                  />
                  <div className="part">
                    <LineChart
                      title="Active people"
                      subtitle="Distinct people after identity resolution, by day, over a day, a week and a month"
                      points={days.flatMap((it) => [
                        { date: it.date, series: 'Month', value: it.mau },
                        { date: it.date, series: 'Week', value: it.wau },
                        { date: it.date, series: 'Day', value: it.dau },
                      ])}
                      format={count}
                      isFromZero
                      source={urlOf('/product/active-users', request)}
                    />
                  </div>
                </>
              )
            }}
          </Present>
        )}
      </Loaded>
      <AdoptionPart product={chosen} />
      <div className="part pair">
        <UsageRetentionPart />
        <LifecyclePart />
      </div>
    </>
  )
}

function activeSentence(days: readonly ActiveRow[]): string {
  const last = days.at(-1)
  if (last === undefined) return 'Nobody has used anything yet'
  const before = days.at(-29)
  const now = `${count(last.mau)} people active in the month to ${day(last.date)}`
  if (before === undefined || before.mau === 0) return now
  const moved = last.mau / before.mau - 1
  return `${now}, ${percent(Math.abs(moved))} ${moved < 0 ? 'fewer' : 'more'} than 28 days before`
}

function stickinessSentence(days: readonly ActiveRow[]): string | undefined {
  const last = days.findLast((it) => it.stickiness !== null)
  if (last === undefined || last.stickiness === null) return undefined
  return `They come on ${decimal(last.stickiness * 28)} of 28 days: stickiness ${percent(last.stickiness)}, at ${count(last.activeCustomers)} accounts, ${monthText(last.date)}.`
}
