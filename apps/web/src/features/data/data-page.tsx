import { lazy } from 'react'
import { PartsPage } from '../../ui/parts-page.tsx'

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
export const DataPage = () => <PartsPage label="Parts of data" path="/data" parts={parts} />
