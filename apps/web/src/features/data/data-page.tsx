import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { SkeletonBlock } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'

const parts = [
  ['checks', 'Checks', lazy(() => import('./components/checks.tsx').then((it) => ({ default: it.Checks })))],
  [
    'freshness',
    'Freshness',
    lazy(() => import('./components/freshness.tsx').then((it) => ({ default: it.Freshness }))),
  ],
  [
    'lineage',
    'Lineage',
    lazy(() => import('./components/lineage.tsx').then((it) => ({ default: it.Lineage }))),
  ],
  [
    'catalogue',
    'Catalogue',
    lazy(() => import('./components/catalogue.tsx').then((it) => ({ default: it.Catalogue }))),
  ],
  ['runs', 'Runs', lazy(() => import('./components/runs.tsx').then((it) => ({ default: it.Runs })))],
  [
    'identity',
    'Identity review',
    lazy(() => import('./components/identity-review.tsx').then((it) => ({ default: it.IdentityReview }))),
  ],
] as const

/** Can these figures be trusted? */
export function DataPage() {
  const { part } = useParams({ strict: false })
  const [, , Shown] = parts.find(([name]) => name === part) ?? parts[0]
  return (
    <>
      <Tabs
        label="Parts of data"
        tabs={parts.map(([name, text]) => ({ to: name === 'checks' ? '/data' : `/data/${name}`, text }))}
      />
      <div className="under-tabs">
        <Suspense fallback={<SkeletonBlock height={520} />}>
          <Shown />
        </Suspense>
      </div>
    </>
  )
}
