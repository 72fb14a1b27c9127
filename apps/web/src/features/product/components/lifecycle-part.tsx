import { count } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { rowsAddress } from '../../../app/address.ts'
import { LineChart } from '../../../charts/line-chart.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import { type Lifecycle, lifecyclePeople } from '../api/people-rows.ts'

const MONTHS = 24
const request = { query: { dimension: 'total', period: 'month' as const } }

const places: Readonly<Record<string, Lifecycle>> = {
  Current: 'current',
  'Gone quiet': 'dormant',
  New: 'new',
  'Back again': 'resurrected',
}

/** New, current, back again and gone quiet. */
export function LifecyclePart() {
  const query = useGet('/product/lifecycle', request)
  return (
    <Loaded query={query} what="the lifecycle of people" skeleton={<SkeletonBlock height={300} />}>
      {(section) => (
        <Present section={section}>
          {({ rows }: Value<'/product/lifecycle'>) => (
            <LineChart
              title="New, current, back again, gone quiet"
              subtitle="People by month"
              points={rows
                .filter((row) => row.isComplete)
                .slice(-MONTHS)
                .flatMap((row) => [
                  { date: row.periodStart, series: 'Current', value: row.currentUsers },
                  { date: row.periodStart, series: 'Gone quiet', value: row.dormantUsers },
                  { date: row.periodStart, series: 'New', value: row.newUsers },
                  { date: row.periodStart, series: 'Back again', value: row.resurrectedUsers },
                ])}
              format={count}
              isFromZero
              behind={({ date, series }) => {
                const place = places[series]
                return place === undefined ? undefined : rowsAddress(lifecyclePeople(date, place))
              }}
              source={urlOf('/product/lifecycle', request)}
            />
          )}
        </Present>
      )}
    </Loaded>
  )
}
