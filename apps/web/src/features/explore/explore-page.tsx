import { lazy } from 'react'
import { PartsPage } from '../../ui/parts-page.tsx'

const parts = [
  [
    'metrics',
    'Metrics',
    lazy(() => import('./components/metrics.tsx').then((it) => ({ default: it.Metrics }))),
  ],
  ['sql', 'SQL', lazy(() => import('./components/sql.tsx').then((it) => ({ default: it.Sql })))],
] as const

/** Ask anything of the published version. */
export const ExplorePage = () => <PartsPage label="Ways to ask" path="/explore" parts={parts} />
