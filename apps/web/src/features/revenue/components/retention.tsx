import { month as monthText } from '@waypoint/report/format/dates.ts'
import { percent } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { addressOf } from '../../../app/address.ts'
import { oneOf } from '../../../app/search.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { LineChart } from '../../../charts/line-chart.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import { RetentionSlices, retentionDimensions } from './retention-slices.tsx'

type Row = Value<'/revenue/retention'>['rows'][number]

const windows = [
  { value: '12', text: '12 months' },
  { value: '3', text: '3 months' },
  { value: '1', text: '1 month' },
] as const

/** What customers of then pay now. */
export function Retention() {
  const [search, change] = useSearchState()
  const windowMonths = oneOf(search['window'], ['12', '3', '1'])
  const dimension = oneOf(search['by'], retentionDimensions)
  const whole = { query: { windowMonths, dimension: 'total' } }
  const query = useGet('/revenue/retention', whole)
  return (
    <Loaded query={query} what="retention" skeleton={<SkeletonBlock height={640} />}>
      {(section) => (
        <Present section={section} isPage>
          {({ rows, dimensions: there }: Value<'/revenue/retention'>) => {
            const complete = rows.filter((it) => it.isCompleteMonth && it.nrr !== null)
            const last =
              complete.findLast(({ month }) => month.slice(0, 7) === search['month']) ?? complete.at(-1)
            return (
              <>
                <PageHead
                  sentence={retentionSentence(last, windowMonths)}
                  detail="Worked out from the customers of the start of each window, at the rates of that day; never from the bridge’s totals."
                  tools={
                    <>
                      <Segmented
                        label="Window"
                        value={windowMonths}
                        options={windows}
                        onChange={(value) => change({ window: value })}
                      />
                      <Select
                        label="Month"
                        value={last?.month ?? ''}
                        options={complete
                          .toReversed()
                          .map(({ month }) => ({ value: month, text: monthText(month) }))}
                        onChange={(value) => change({ month: value.slice(0, 7) })}
                      />
                      <Select
                        label="By"
                        value={dimension}
                        options={retentionDimensions
                          .filter((it) => there.some((known) => known.dimension === it))
                          .map((value) => ({ value, text: term(value) }))}
                        onChange={(by) => change({ by })}
                      />
                    </>
                  }
                />
                <div className="part">
                  <LineChart
                    title="Net and gross revenue retention"
                    subtitle={`Percent of MRR ${windowMonths} months before, by month`}
                    points={complete.slice(-36).flatMap((it) => [
                      { date: it.month, series: 'Net', value: it.nrr },
                      { date: it.month, series: 'Gross', value: it.grr },
                    ])}
                    format={(value) => percent(value, 0)}
                    behind={({ date }) =>
                      addressOf('/revenue/retention', { ...search, month: date.slice(0, 7), open: 'all' })
                    }
                    source={urlOf('/revenue/retention', whole)}
                  />
                </div>
                {last === undefined ? null : (
                  <RetentionSlices dimension={dimension} month={last.month} windowMonths={windowMonths} />
                )}
              </>
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}

function retentionSentence(row: Row | undefined, windowMonths: string): string {
  if (row === undefined || row.nrr === null) return `Retention over ${windowMonths} months is not known yet`
  return `${percent(row.nrr)} net and ${percent(row.grr)} gross retention in ${monthText(row.month)}; ${percent(row.logoChurn)} of customers left`
}
