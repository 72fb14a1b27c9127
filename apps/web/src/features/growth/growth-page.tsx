import { lazy } from 'react'
import { PartsPage } from '../../ui/parts-page.tsx'

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
export const GrowthPage = () => <PartsPage label="Parts of growth" path="/growth" parts={parts} />
