import { month as monthText } from '@waypoint/report/format/dates.ts'
import { counted } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import { spanOf } from '../../../app/search.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { LineChart } from '../../../charts/line-chart.tsx'
import { ResultTable } from '../../../ui/result-table.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import { metricSeries, writesUnit } from '../api/metric-series.ts'
import { useCurrency } from '../../../app/use-version.ts'

const LIMIT = 5000
const overTime = 'metric_time__month'

/** What the semantic layer answers: as lines over time where it can, always as a table, with its SQL. */
export function MetricAnswer({ metrics }: { readonly metrics: readonly string[] }) {
  const [search, change] = useSearchState()
  const currency = useCurrency()
  const dimensions = useGet('/metrics/dimensions', { query: { metrics: [...metrics] } })
  const names = dimensions.data?.items.map(({ name }) => name) ?? []
  const by = names.find((name) => name === search['by'])
  const { from: start, to: end } = spanOf(search['from'], search['to'])
  const request = {
    query: {
      metrics: [...metrics],
      groupBy: [overTime, ...(by === undefined ? [] : [by])],
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
      limit: LIMIT,
    },
  }
  const query = useGet('/metrics/query', request)
  return (
    <div className="metric-answer">
      <div className="page-tools">
        <Select
          label="By"
          value={by ?? ''}
          options={[
            { value: '', text: 'Month' },
            ...names
              .filter((it) => !it.startsWith('metric_time'))
              .map((value) => ({ value, text: `Month and ${term(value).toLowerCase()}` })),
          ]}
          onChange={(value) => change({ by: value })}
        />
        <label className="select">
          From
          <input
            type="date"
            className="field"
            value={start ?? ''}
            onChange={(event) => change({ from: event.target.value })}
          />
        </label>
        <label className="select">
          To
          <input
            type="date"
            className="field"
            value={end ?? ''}
            onChange={(event) => change({ to: event.target.value })}
          />
        </label>
      </div>
      <Loaded query={query} what="the metric" skeleton={<SkeletonBlock height={420} />}>
        {(answer) => (
          <>
            {metricSeries(answer).map(({ metric, label, unit, points }) => (
              <LineChart
                key={metric}
                title={label}
                subtitle={`By month${by === undefined ? '' : ` and ${term(by).toLowerCase()}`}`}
                points={points}
                format={writesUnit(unit, currency)}
                source={urlOf('/metrics/query', request)}
              />
            ))}
            <ul className="metric-notes chart-note">
              {answer.notes.map((note) => (
                <li key={note}>{withLabels(note, answer.metrics)}</li>
              ))}
            </ul>
            <h2 className="small-heading">{counted(answer.table.rows.length, 'row')}</h2>
            <ResultTable
              name="Metrics"
              table={answer.table}
              labels={{
                ...Object.fromEntries(answer.metrics.map(({ metric, label }) => [metric, label])),
                [overTime]: 'Month',
                ...(by === undefined ? {} : { [by]: term(by) }),
              }}
              formats={{
                ...Object.fromEntries(
                  answer.metrics.map(({ metric, unit }) => [metric, ofNumber(writesUnit(unit, currency))]),
                ),
                [overTime]: (value) => monthText(String(value)),
              }}
              hasTools
            />
            <details className="small">
              <summary>The SQL it ran</summary>
              <pre className="code">{answer.sql}</pre>
            </details>
          </>
        )}
      </Loaded>
    </div>
  )
}

const ofNumber =
  (format: (value: number) => string) =>
  (value: string | number): string =>
    Number.isNaN(Number(value)) ? String(value) : format(Number(value))

/** Notes name metrics by their names in the project; readers know them by their labels. */
function withLabels(
  note: string,
  metrics: readonly { readonly metric: string; readonly label: string }[],
): string {
  const named = metrics.find(({ metric }) => note.startsWith(`${metric}: `))
  return named === undefined ? note : `${named.label}${note.slice(named.metric.length)}`
}
