import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { keptPart } from '../ui/kept-part.tsx'
import { NotFound } from './not-found.tsx'
import { PageError } from './page-error.tsx'
import { parseSearch, type Search, stringifySearch } from './search.ts'
import { Shell } from './shell.tsx'

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: PageError,
  validateSearch: (search: Record<string, unknown>): Search => search as Search,
})

type Page = ComponentType & { readonly preloadPart?: (part: string | undefined) => Promise<void> }
type Load = () => Promise<Page>

/** A page is a chunk of its own, and so is each part of it: fetched when a link to it is pointed at. */
function page<P extends string>(path: P, load: Load) {
  const { Shown, preload } = keptPart(load)
  return createRoute({
    getParentRoute: () => root,
    path,
    component: Shown,
    staleTime: Number.POSITIVE_INFINITY,
    loader: async ({ params }) => {
      await Promise.all([preload(), fetchPart(load, params)]).catch(shownWhereItIsDrawn)
    },
  })
}

async function fetchPart(load: Load, params: object): Promise<void> {
  const part = 'part' in params && typeof params.part === 'string' ? params.part : undefined
  await (await load()).preloadPart?.(part)
}

/** What cannot be fetched fails again where it is drawn, and is told there. */
const shownWhereItIsDrawn = (): void => undefined

const routes = [
  page('/', async () => (await import('../features/position/position-page.tsx')).PositionPage),
  page('/accounts', async () => (await import('../features/accounts/accounts-page.tsx')).AccountsPage),
  page(
    '/accounts/$customerId',
    async () => (await import('../features/account/account-page.tsx')).AccountPage,
  ),
  page(
    '/accounts/$customerId/$part',
    async () => (await import('../features/account/account-page.tsx')).AccountPage,
  ),
  page('/revenue', async () => (await import('../features/revenue/revenue-page.tsx')).RevenuePage),
  page('/revenue/$part', async () => (await import('../features/revenue/revenue-page.tsx')).RevenuePage),
  page('/service', async () => (await import('../features/service/service-page.tsx')).ServicePage),
  page('/growth', async () => (await import('../features/growth/growth-page.tsx')).GrowthPage),
  page('/growth/$part', async () => (await import('../features/growth/growth-page.tsx')).GrowthPage),
  page('/product', async () => (await import('../features/product/product-page.tsx')).ProductPage),
  page(
    '/operations',
    async () => (await import('../features/operations/operations-page.tsx')).OperationsPage,
  ),
  page('/data', async () => (await import('../features/data/data-page.tsx')).DataPage),
  page('/data/$part', async () => (await import('../features/data/data-page.tsx')).DataPage),
  page('/explore', async () => (await import('../features/explore/explore-page.tsx')).ExplorePage),
  page('/explore/$part', async () => (await import('../features/explore/explore-page.tsx')).ExplorePage),
  page('/design', async () => (await import('../features/design/design-page.tsx')).DesignPage),
]

export const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: PageError,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router
  }
}
