import { partsPage } from '../../ui/parts-page.tsx'

/** Ask anything of the published version. */
export const ExplorePage = partsPage({
  label: 'Ways to ask',
  path: '/explore',
  parts: [
    ['metrics', 'Metrics', async () => (await import('./components/metrics.tsx')).Metrics],
    ['sql', 'SQL', async () => (await import('./components/sql.tsx')).Sql],
  ],
})
