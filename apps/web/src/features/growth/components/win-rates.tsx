import { month as monthText } from '@waypoint/report/format/dates.ts'
import { percent } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { rowsAddress } from '../../../app/address.ts'
import { LineChart } from '../../../charts/line-chart.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import { decidedDeals } from '../api/deal-rows.ts'

const total = { query: { dimension: 'total' } }
const MONTHS = 24

/** How many deals of those that were decided were won. */
export function WinRates() {
  const query = useGet('/growth/win-rates', total)
  return (
    <Loaded query={query} what="win rates" skeleton={<SkeletonBlock height={300} />}>
      {(section) => (
        <Present section={section}>
          {({ rows }: Value<'/growth/win-rates'>) => {
            const months = rows.filter((row) => row.isCompleteMonth).slice(-MONTHS)
            const last = months.at(-1)
            return (
              <LineChart
                title={
                  last === undefined || last.winRate === null
                    ? 'Win rate'
                    : `${percent(last.winRate)} of deals won in the year to ${monthText(last.month)}`
                }
                subtitle="Won ÷ (won + lost) over twelve months, percent"
                points={months.flatMap((row) => [
                  { date: row.month, series: 'By count', value: row.winRate },
                  { date: row.month, series: 'By amount', value: row.winRateByAmount },
                ])}
                format={(value) => percent(value, 0)}
                behind={({ date }) => rowsAddress(decidedDeals(date))}
                source={urlOf('/growth/win-rates', total)}
              />
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}
