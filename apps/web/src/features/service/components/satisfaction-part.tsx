import { month as monthText } from '@waypoint/report/format/dates.ts'
import { percent } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { rowsAddress } from '../../../app/address.ts'
import { LineChart } from '../../../charts/line-chart.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import { ratedTickets } from '../api/ticket-rows.ts'

const MONTHS = 24
const request = { query: { dimension: 'total' } }

/** What customers say of it. */
export function SatisfactionPart() {
  const query = useGet('/service/satisfaction', request)
  return (
    <Loaded query={query} what="ratings" skeleton={<SkeletonBlock height={300} />}>
      {(section) => (
        <Present section={section}>
          {({ rows }: Value<'/service/satisfaction'>) => {
            const months = rows
              .toSorted((left, right) => left.month.localeCompare(right.month))
              .slice(-MONTHS)
            const last = months.findLast((it) => it.csat !== null)
            return (
              <LineChart
                title={
                  last === undefined
                    ? 'Nobody rated'
                    : `${percent(last.csat)} of ratings good in ${monthText(last.month)}`
                }
                subtitle="Percent, by month; share of tickets that were rated beside it"
                points={months.flatMap((it) => [
                  { date: it.month, series: 'Good', value: it.csat },
                  { date: it.month, series: 'Rated', value: it.ratedShare },
                ])}
                format={(value) => percent(value, 0)}
                isFromZero
                behind={({ date, series }) => rowsAddress(ratedTickets(date, series === 'Good'))}
                source={urlOf('/service/satisfaction', request)}
              />
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}
