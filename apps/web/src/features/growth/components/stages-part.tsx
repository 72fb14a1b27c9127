import { duration } from '@waypoint/report/format/durations.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { rowsAddress } from '../../../app/address.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { FunnelChart } from '../../../charts/funnel-chart.tsx'
import { Part } from '../../../ui/part.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import { stageDeals } from '../api/deal-rows.ts'

const request = { query: { dimension: 'total' } }

/** How far deals come, stage by stage, in one pipeline of one system. */
export function StagesPart() {
  const [search, change] = useSearchState()
  const query = useGet('/growth/stages', request)
  return (
    <Loaded query={query} what="stages" skeleton={<SkeletonBlock height={280} />}>
      {(section) => (
        <Present section={section}>
          {({ rows }: Value<'/growth/stages'>) => {
            const keyOf = (row: (typeof rows)[number]): string =>
              `${row.sourceSystem} ${row.pipelineName ?? ''}`.trim()
            const pipelines = [...new Set(rows.map(keyOf))]
            const shown = pipelines.find((it) => it === search['pipeline']) ?? pipelines[0] ?? ''
            const stages = rows
              .filter((row) => keyOf(row) === shown && row.enteredCount > 0)
              .toSorted((left, right) => (left.stageOrder ?? 0) - (right.stageOrder ?? 0))
            return (
              <Part
                heading="How far deals come"
                tools={
                  <Select
                    label="Pipeline"
                    value={shown}
                    options={pipelines.map((value) => ({ value, text: term(value) }))}
                    onChange={(pipeline) => change({ pipeline })}
                  />
                }
              >
                <FunnelChart
                  title="Stages"
                  subtitle="Deals that entered, the share that went on, and the median time they stay"
                  stages={stages.map((row) => ({
                    stage: row.stageName,
                    entered: row.enteredCount,
                    advanced: row.advancedCount,
                    note: `stay ${duration(row.p50SecondsInStage)}`,
                  }))}
                  behind={({ stage }) => {
                    const row = stages.find((it) => it.stageName === stage)
                    return row === undefined ? undefined : rowsAddress(stageDeals(row))
                  }}
                  source={urlOf('/growth/stages', request)}
                />
              </Part>
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}
