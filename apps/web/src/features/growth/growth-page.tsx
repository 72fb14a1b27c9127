import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { SkeletonBlock } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'

const parts = [
  [
    'pipeline',
    'Pipeline',
    lazy(() => import('./components/pipeline.tsx').then((it) => ({ default: it.Pipeline }))),
  ],
  ['deals', 'Deals', lazy(() => import('./components/deals.tsx').then((it) => ({ default: it.Deals })))],
  [
    'attribution',
    'Attribution',
    lazy(() => import('./components/attribution.tsx').then((it) => ({ default: it.Attribution }))),
  ],
  [
    'campaigns',
    'Campaigns',
    lazy(() => import('./components/campaigns.tsx').then((it) => ({ default: it.Campaigns }))),
  ],
] as const

/** What is sold, and what brought it? */
export function GrowthPage() {
  const { part } = useParams({ strict: false })
  const [, , Shown] = parts.find(([name]) => name === part) ?? parts[0]
  return (
    <>
      <Tabs
        label="Parts of growth"
        tabs={parts.map(([name, text]) => ({
          to: name === 'pipeline' ? '/growth' : `/growth/${name}`,
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
