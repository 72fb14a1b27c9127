import { partsPage } from '../../ui/parts-page.tsx'

/** How did recurring revenue move? */
export const RevenuePage = partsPage({
  label: 'Parts of revenue',
  path: '/revenue',
  parts: [
    ['bridge', 'Bridge', async () => (await import('./components/bridge.tsx')).Bridge],
    ['retention', 'Retention', async () => (await import('./components/retention.tsx')).Retention],
    ['cohorts', 'Cohorts', async () => (await import('./components/cohorts.tsx')).Cohorts],
    ['policies', 'Policies', async () => (await import('./components/policies.tsx')).Policies],
    [
      'reconciliation',
      'Reconciliation',
      async () => (await import('./components/reconciliation.tsx')).Reconciliation,
    ],
  ],
})
