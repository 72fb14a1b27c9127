import { partsPage } from '../../ui/parts-page.tsx'

/** What is sold, and what brought it? */
export const GrowthPage = partsPage({
  label: 'Parts of growth',
  path: '/growth',
  parts: [
    ['pipeline', 'Pipeline', async () => (await import('./components/pipeline.tsx')).Pipeline],
    ['deals', 'Deals', async () => (await import('./components/deals.tsx')).Deals],
    ['attribution', 'Attribution', async () => (await import('./components/attribution.tsx')).Attribution],
    ['campaigns', 'Campaigns', async () => (await import('./components/campaigns.tsx')).Campaigns],
  ],
})
