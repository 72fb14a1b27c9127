import { money } from '@waypoint/report/format/money.ts'
import { decimal } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { rowsAddress } from '../../../app/address.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { LineChart } from '../../../charts/line-chart.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import { velocityDeals } from '../api/deal-rows.ts'

const total = { query: { dimension: 'total' } }
const MONTHS = 24

/** How much the open deals bring a day. */
export function Velocity() {
  const currency = useCurrency()
  const query = useGet('/growth/velocity', total)
  return (
    <Loaded query={query} what="velocity" skeleton={<SkeletonBlock height={300} />}>
      {(section) => (
        <Present section={section}>
          {({ rows }: Value<'/growth/velocity'>) => {
            const months = rows.filter((row) => row.isCompleteMonth).slice(-MONTHS)
            const last = months.at(-1)
            return (
              <LineChart
                title={
                  last === undefined || last.velocityCentsPerDay === null
                    ? 'Velocity'
                    : `${money(Math.round(last.velocityCentsPerDay), currency)} a day, in ${decimal(last.averageCycleDays, 0)} days a deal`
                }
                subtitle="Open deals × win rate × average won amount ÷ cycle days"
                points={months.map((row) => ({
                  date: row.month,
                  series: 'Velocity',
                  value: row.velocityCentsPerDay,
                }))}
                format={(cents) => money(Math.round(cents), currency)}
                isFromZero
                behind={({ date }) => rowsAddress(velocityDeals(date))}
                source={urlOf('/growth/velocity', total)}
              />
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}
