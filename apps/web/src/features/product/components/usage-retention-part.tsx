import { month as monthText } from '@waypoint/report/format/dates.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { rowsAddress } from '../../../app/address.ts'
import { CohortMap } from '../../../charts/cohort-map.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import { cohortPeople } from '../api/people-rows.ts'

const COHORTS = 12

const dayText = (day: number | undefined): string => `Day ${day ?? ''}`
const request = { query: { dimension: 'total', method: 'bracket' as const } }

/** Of the people who began in a month, who came back, and when. */
export function UsageRetentionPart() {
  const query = useGet('/product/retention', request)
  return (
    <Loaded query={query} what="retention of people" skeleton={<SkeletonBlock height={360} />}>
      {(section) => (
        <Present section={section}>
          {({ rows }: Value<'/product/retention'>) => {
            const months = [...new Set(rows.map((row) => row.cohortMonth))].toSorted().slice(-COHORTS)
            const brackets = [...new Set(rows.map((row) => row.firstDay))].toSorted(
              (left, right) => left - right,
            )
            const cells = rows
              .filter((row) => months.includes(row.cohortMonth) && row.retention !== null && row.people > 0)
              .toSorted(
                (left, right) =>
                  left.cohortMonth.localeCompare(right.cohortMonth) || left.firstDay - right.firstDay,
              )
              .map((row) => ({
                cohort: monthText(row.cohortMonth),
                start: row.cohortMonth,
                customers: row.people,
                offset: brackets.indexOf(row.firstDay),
                share: row.retention ?? 0,
              }))
            return (
              <CohortMap
                title="People who come back"
                subtitle="Percent of a month’s new people, by the day on which a bracket begins"
                cells={cells}
                offsetText={(place) => dayText(brackets[place])}
                counted="People"
                behind={({ start, offset }) => {
                  const row = rows.find((it) => it.cohortMonth === start && it.firstDay === brackets[offset])
                  if (row === undefined) return undefined
                  const { firstDay, lastDay } = row
                  return rowsAddress(cohortPeople({ month: start, firstDay, lastDay: lastDay ?? firstDay }))
                }}
                source={urlOf('/product/retention', request)}
              />
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}
