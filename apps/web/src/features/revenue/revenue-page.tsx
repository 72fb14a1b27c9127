import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { SkeletonBlock } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'

const parts = [
  ['bridge', 'Bridge', lazy(() => import('./components/bridge.tsx').then((it) => ({ default: it.Bridge })))],
  [
    'retention',
    'Retention',
    lazy(() => import('./components/retention.tsx').then((it) => ({ default: it.Retention }))),
  ],
  [
    'cohorts',
    'Cohorts',
    lazy(() => import('./components/cohorts.tsx').then((it) => ({ default: it.Cohorts }))),
  ],
  [
    'policies',
    'Policies',
    lazy(() => import('./components/policies.tsx').then((it) => ({ default: it.Policies }))),
  ],
  [
    'reconciliation',
    'Reconciliation',
    lazy(() => import('./components/reconciliation.tsx').then((it) => ({ default: it.Reconciliation }))),
  ],
] as const

/** How did recurring revenue move? */
export function RevenuePage() {
  const { part } = useParams({ strict: false })
  const [, , Shown] = parts.find(([name]) => name === part) ?? parts[0]
  return (
    <>
      <Tabs
        label="Parts of revenue"
        tabs={parts.map(([name, text]) => ({
          to: name === 'bridge' ? '/revenue' : `/revenue/${name}`,
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
