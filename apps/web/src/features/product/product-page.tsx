import { day, month as monthText } from '@waypoint/report/format/dates.ts'
import { count, decimal, percent } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../api/loaded.tsx'
import { Present } from '../../api/present.tsx'
import { urlOf, useGet } from '../../api/use-get.ts'
import type { Value } from '../../api/value.ts'
import { NoSuchSegment } from '../../app/no-such-segment.tsx'
import { rowsAddress } from '../../app/address.ts'
import { useSearchState } from '../../app/use-search-state.ts'
import { LineChart } from '../../charts/line-chart.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonBlock } from '../../ui/skeleton.tsx'
import { activePeople } from './api/people-rows.ts'
import { AdoptionPart } from './components/adoption-part.tsx'
import { LifecyclePart } from './components/lifecycle-part.tsx'
import { UsageRetentionPart } from './components/usage-retention-part.tsx'

type ActiveRow = Value<'/product/active-users'>['rows'][number]

const DAYS = 365
/** Days that each line counts people of. */
const spans: Readonly<Record<string, number>> = { Month: 28, Week: 7, Day: 1 }

/** What is used, and who comes back? */
export function ProductPage() {
  const [search, change] = useSearchState()
  const segment = search['segment']
  const request = {
    query: segment === undefined ? { dimension: 'total' } : { dimension: 'segment', slice: [segment] },
  }
  const query = useGet('/product/active-users', request)
  return (
    <>
      <Loaded query={query} what="active people" skeleton={<SkeletonBlock height={420} />}>
        {(section) => (
          <Present section={section} isPage>
            {({ rows, dimensions }: Value<'/product/active-users'>) => {
              const days = rows.toSorted((left, right) => left.date.localeCompare(right.date)).slice(-DAYS)
              const segments = dimensions.find(({ dimension }) => dimension === 'segment')?.slices ?? []
              if (segment !== undefined && !segments.includes(segment))
                return <NoSuchSegment segment={segment} onAll={() => change({ segment: undefined })} />
              return (
                <>
                  <PageHead
                    sentence={activeSentence(days)}
                    detail={stickinessSentence(days)}
                    tools={
                      <Select
                        label="Segment"
                        value={segment ?? ''}
                        options={[
                          { value: '', text: 'All' },
                          ...segments.map((value) => ({ value, text: term(value) })),
                        ]}
                        onChange={(value) => change({ segment: value })}
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
                      behind={({ date, series }) =>
                        rowsAddress(activePeople({ date, days: spans[series] ?? 1, segment }))
                      }
                      source={urlOf('/product/active-users', request)}
                    />
                  </div>
                </>
              )
            }}
          </Present>
        )}
      </Loaded>
      <AdoptionPart />
      <div className="part pair">
        <div>
          <UsageRetentionPart />
        </div>
        <div>
          <LifecyclePart />
        </div>
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
