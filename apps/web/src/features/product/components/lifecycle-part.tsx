import { count } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { LineChart } from '../../../charts/line-chart.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'

const MONTHS = 24
const request = { query: { dimension: 'total', period: 'month' as const } }

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
              source={urlOf('/product/lifecycle', request)}
            />
          )}
        </Present>
      )}
    </Loaded>
  )
}
