import { count, counted } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { MetricAnswer } from './metric-answer.tsx'
import { MetricPicker } from './metric-picker.tsx'
import './explore.css'

export type Metric = Value<'/metrics'>['items'][number]

const STARTED_WITH = 'mrr'

/** One or several metrics of the semantic layer, by what they can be grouped by. */
export function Metrics() {
  const [search, change] = useSearchState()
  const query = useGet('/metrics', {})
  return (
    <Loaded query={query} what="the metrics" skeleton={<SkeletonRows rows={18} />}>
      {(section) => (
        <Present section={section} isPage>
          {({ items }: Value<'/metrics'>) => {
            const asked = search['metrics']?.split(',') ?? [STARTED_WITH]
            const found = items.filter(({ name }) => asked.includes(name))
            const chosen = found.length > 0 ? found : items.slice(0, 1)
            return (
              <>
                <PageHead
                  sentence={exploreSentence(chosen, items)}
                  detail={chosen.map(({ label, description }) => `${label}: ${description}`).join(' ')}
                />
                <div className="explore">
                  <MetricPicker
                    metrics={items}
                    chosen={chosen.map(({ name }) => name)}
                    onChange={(names) => change({ metrics: names.join(','), by: undefined })}
                  />
                  <MetricAnswer metrics={chosen.map(({ name }) => name)} />
                </div>
              </>
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}

function exploreSentence(chosen: readonly Metric[], all: readonly Metric[]): string {
  const names = chosen.map(({ label }) => label).join(', ')
  return `${counted(all.length, 'metric')} by ${count(
    new Set(all.flatMap(({ dimensions }) => dimensions)).size,
  )} dimensions; shown: ${names === '' ? 'none' : names}`
}
