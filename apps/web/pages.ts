interface PageFiles {
  /** Where the page is, with names of parts that vary. */
  readonly at: string
  /** Below src/features: the page, and the part that it opens with. */
  readonly modules: readonly string[]
  /** What its first sentence asks of the API when nothing is set in the address. */
  readonly calls: readonly string[]
}

const account = (part: string, module: string, ...calls: readonly string[]): PageFiles => ({
  at: `/accounts/:customerId${part}`,
  modules: ['account/account-page.tsx', `account/components/${module}.tsx`],
  calls: ['', ...calls].map((call) => `/customers/:customerId${call}`),
})

const partOf =
  (page: string) =>
  (part: string, module: string, ...calls: readonly string[]): PageFiles => ({
    at: `/${page}${part}`,
    modules: [`${page}/${page}-page.tsx`, `${page}/components/${module}.tsx`],
    calls,
  })

const revenue = partOf('revenue')
const growth = partOf('growth')
const data = partOf('data')
const explore = partOf('explore')

/** What the browser is told to fetch with the page itself, rather than when it has read the code that asks. */
export const pages: readonly PageFiles[] = [
  { at: '/', modules: ['position/position-page.tsx'], calls: ['/position?limit=10'] },
  { at: '/accounts', modules: ['accounts/accounts-page.tsx'], calls: ['/customers?limit=500'] },
  account('', 'overview'),
  account('/timeline', 'timeline'),
  account('/billing', 'billing'),
  account('/service', 'tickets'),
  account('/usage', 'usage'),
  account('/people', 'people'),
  account('/devices', 'devices'),
  account('/identity', 'identity'),
  revenue('', 'bridge', '/revenue/waterfall?basis=event&dimension=total'),
  revenue('/retention', 'retention', '/revenue/retention?windowMonths=12&dimension=total'),
  revenue('/cohorts', 'cohorts', '/revenue/cohorts?dimension=total'),
  revenue('/policies', 'policies', '/revenue/policies'),
  revenue('/reconciliation', 'reconciliation', '/revenue/reconciliation?limit=1000'),
  { at: '/service', modules: ['service/service-page.tsx'], calls: ['/service/adherence?dimension=total'] },
  growth('', 'pipeline', '/growth/pipeline?dimension=total'),
  growth('/deals', 'deals', '/growth/opportunities?open=true&limit=500'),
  growth('/attribution', 'attribution', '/growth/attribution'),
  growth('/campaigns', 'campaigns', '/growth/campaigns?limit=2000'),
  { at: '/product', modules: ['product/product-page.tsx'], calls: ['/product/active-users?dimension=total'] },
  {
    at: '/operations',
    modules: ['operations/operations-page.tsx'],
    calls: ['/operations/devices?dimension=total'],
  },
  data('', 'checks', '/data/tests?limit=5000'),
  data('/freshness', 'freshness', '/data/freshness'),
  data('/lineage', 'lineage', '/data/lineage?node=customer_current_position&up=2&down=2'),
  data('/catalogue', 'catalogue', '/data/catalogue?limit=5000'),
  data('/runs', 'runs', '/data/runs'),
  data('/identity', 'identity-review', '/data/identity/reviews?limit=1000&decided=false'),
  explore('', 'metrics', '/metrics'),
  explore('/sql', 'sql', '/sql/tables'),
]
