import { lazy } from 'react'
import { PartsPage } from '../../ui/parts-page.tsx'

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
export const RevenuePage = () => <PartsPage label="Parts of revenue" path="/revenue" parts={parts} />
