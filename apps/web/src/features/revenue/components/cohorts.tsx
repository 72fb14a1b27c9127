import { month as monthText, quarter as quarterText } from '@waypoint/report/format/dates.ts'
import { percent } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { rowsAddress } from '../../../app/address.ts'
import { oneOf } from '../../../app/search.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { CohortMap } from '../../../charts/cohort-map.tsx'
import { NoSuchSegment } from '../../../app/no-such-segment.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import { type CohortRow, cohortCells, keptAfter } from '../api/cohort-cells.ts'
import { cohortRows } from '../api/cohort-rows.ts'

const kept = [
  { value: 'revenue', text: 'Revenue' },
  { value: 'accounts', text: 'Customers' },
] as const

/** Who stays: customers by the time of their first MRR. */
export function Cohorts() {
  const [search, change] = useSearchState()
  const share = oneOf(search['kept'], ['revenue', 'accounts'])
  const grain = oneOf(search['grain'], ['quarter', 'month'])
  const segment = search['segment']
  const request = {
    query: segment === undefined ? { dimension: 'total' } : { dimension: 'segment', slice: [segment] },
  }
  const query = useGet('/revenue/cohorts', request)
  return (
    <Loaded query={query} what="cohorts" skeleton={<SkeletonBlock height={640} />}>
      {(section) => (
        <Present section={section} isPage>
          {({ rows, dimensions }: Value<'/revenue/cohorts'>) => {
            const segments = dimensions.find(({ dimension }) => dimension === 'segment')?.slices ?? []
            if (segment !== undefined && !segments.includes(segment))
              return <NoSuchSegment segment={segment} onAll={() => change({ segment: undefined })} />
            return (
              <>
                <PageHead
                  sentence={cohortSentence(rows)}
                  detail="By the month of first MRR, at the exchange rates of each customer’s first day; the start is 100 %."
                  tools={
                    <>
                      <Segmented
                        label="Kept"
                        value={share}
                        options={kept}
                        onChange={(value) => change({ kept: value })}
                      />
                      <Select
                        label="Cohorts by"
                        value={grain}
                        options={[
                          { value: 'quarter', text: 'Quarter' },
                          { value: 'month', text: 'Month' },
                        ]}
                        onChange={(value) => change({ grain: value })}
                      />
                      <Select
                        label="Segment"
                        value={segment ?? ''}
                        options={[
                          { value: '', text: 'All' },
                          ...segments.map((it) => ({ value: it, text: term(it) })),
                        ]}
                        onChange={(value) => change({ segment: value })}
                      />
                    </>
                  }
                />
                <div className="part">
                  <CohortMap
                    title={share === 'revenue' ? 'MRR kept by cohort' : 'Customers kept by cohort'}
                    subtitle={`Percent of the start, by months since; customers of the cohort beside its name; a cell opens them`}
                    cells={cohortCells(rows, {
                      share,
                      grain,
                      text: grain === 'quarter' ? quarterText : monthText,
                    })}
                    behind={({ start, offset }) => rowsAddress(cohortRows({ start, offset, grain, segment }))}
                    source={urlOf('/revenue/cohorts', request)}
                  />
                </div>
              </>
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}

/** "A year on, 84.0% of a cohort’s customers are left, with 101.2% of its MRR". */
function cohortSentence(rows: readonly CohortRow[]): string {
  for (const [offset, when] of [
    [12, 'A year on'],
    [6, 'Half a year on'],
    [3, 'Three months on'],
  ] as const) {
    const after = keptAfter(rows, offset)
    if (after !== undefined)
      return `${when}, ${percent(after.accounts)} of a cohort’s customers are left, with ${percent(after.revenue)} of its MRR`
  }
  return 'No cohort is three months old yet'
}
