import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router'
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

type Page = RouteComponent & { readonly preloadPart?: (part: string | undefined) => Promise<void> }
type Load = () => Promise<Readonly<Record<string, Page>>>

/** A page is a chunk of its own, and so is each part of it: fetched when a link to it is pointed at. */
const page = <P extends string>(path: P, load: Load, name: string) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load, name),
    staleTime: Number.POSITIVE_INFINITY,
    loader: async ({ params }) => await fetchPart(load, name, params),
  })

/** What cannot be fetched fails where it is drawn, and is told there. */
async function fetchPart(load: Load, name: string, params: object): Promise<void> {
  try {
    const part = 'part' in params && typeof params.part === 'string' ? params.part : undefined
    await (await load())[name]?.preloadPart?.(part)
  } catch {
    return
  }
}

const routes = [
  page('/', () => import('../features/position/position-page.tsx'), 'PositionPage'),
  page('/accounts', () => import('../features/accounts/accounts-page.tsx'), 'AccountsPage'),
  page('/accounts/$customerId', () => import('../features/account/account-page.tsx'), 'AccountPage'),
  page('/accounts/$customerId/$part', () => import('../features/account/account-page.tsx'), 'AccountPage'),
  page('/revenue', () => import('../features/revenue/revenue-page.tsx'), 'RevenuePage'),
  page('/revenue/$part', () => import('../features/revenue/revenue-page.tsx'), 'RevenuePage'),
  page('/service', () => import('../features/service/service-page.tsx'), 'ServicePage'),
  page('/growth', () => import('../features/growth/growth-page.tsx'), 'GrowthPage'),
  page('/growth/$part', () => import('../features/growth/growth-page.tsx'), 'GrowthPage'),
  page('/product', () => import('../features/product/product-page.tsx'), 'ProductPage'),
  page('/operations', () => import('../features/operations/operations-page.tsx'), 'OperationsPage'),
  page('/data', () => import('../features/data/data-page.tsx'), 'DataPage'),
  page('/data/$part', () => import('../features/data/data-page.tsx'), 'DataPage'),
  page('/explore', () => import('../features/explore/explore-page.tsx'), 'ExplorePage'),
  page('/explore/$part', () => import('../features/explore/explore-page.tsx'), 'ExplorePage'),
  page('/design', () => import('../features/design/design-page.tsx'), 'DesignPage'),
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
