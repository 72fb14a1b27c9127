import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { SkeletonBlock } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'

const parts = [
  [
    'metrics',
    'Metrics',
    lazy(() => import('./components/metrics.tsx').then((it) => ({ default: it.Metrics }))),
  ],
  ['sql', 'SQL', lazy(() => import('./components/sql.tsx').then((it) => ({ default: it.Sql })))],
] as const

/** Ask anything of the published version. */
export function ExplorePage() {
  const { part } = useParams({ strict: false })
  const [, , Shown] = parts.find(([name]) => name === part) ?? parts[0]
  return (
    <>
      <Tabs
        label="Ways to ask"
        tabs={parts.map(([name, text]) => ({
          to: name === 'metrics' ? '/explore' : `/explore/${name}`,
          text,
        }))}
      />
      <div className="under-tabs">
        <Suspense fallback={<SkeletonBlock height={520} />}>
          <Shown />
        </Suspense>
      </div>
    </>
  )
}
