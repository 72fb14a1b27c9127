import { partsPage } from '../../ui/parts-page.tsx'

/** Can these figures be trusted? */
export const DataPage = partsPage({
  label: 'Parts of data',
  path: '/data',
  parts: [
    ['checks', 'Checks', async () => (await import('./components/checks.tsx')).Checks],
    ['freshness', 'Freshness', async () => (await import('./components/freshness.tsx')).Freshness],
    ['lineage', 'Lineage', async () => (await import('./components/lineage.tsx')).Lineage],
    ['catalogue', 'Catalogue', async () => (await import('./components/catalogue.tsx')).Catalogue],
    ['runs', 'Runs', async () => (await import('./components/runs.tsx')).Runs],
    [
      'identity',
      'Identity review',
      async () => (await import('./components/identity-review.tsx')).IdentityReview,
    ],
  ],
})
