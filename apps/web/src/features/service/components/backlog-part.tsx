import { count } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { rowsAddress } from '../../../app/address.ts'
import { LineChart } from '../../../charts/line-chart.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import { waitingTickets } from '../api/ticket-rows.ts'

const DAYS = 180
const request = { query: { dimension: 'total' } }

/** Tickets that wait, by day. */
export function BacklogPart() {
  const query = useGet('/service/backlog', request)
  return (
    <Loaded query={query} what="the backlog" skeleton={<SkeletonBlock height={300} />}>
      {(section) => (
        <Present section={section}>
          {({ rows }: Value<'/service/backlog'>) => {
            const days = rows.toSorted((left, right) => left.date.localeCompare(right.date)).slice(-DAYS)
            const last = days.at(-1)
            return (
              <LineChart
                title={
                  last === undefined
                    ? 'Nothing waits'
                    : `${count(last.backlog)} tickets wait, ${count(last.criticalBacklog)} of them critical`
                }
                subtitle={`Open tickets at the end of each day, ${DAYS} days`}
                points={days.flatMap((it) => [
                  { date: it.date, series: 'All', value: it.backlog },
                  { date: it.date, series: 'Critical', value: it.criticalBacklog },
                ])}
                format={count}
                isFromZero
                behind={({ date, series }) => rowsAddress(waitingTickets(date, series === 'Critical'))}
                source={urlOf('/service/backlog', request)}
              />
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}
