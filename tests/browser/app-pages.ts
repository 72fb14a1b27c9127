import type { Client } from '@waypoint/api/client'
import { money } from '@waypoint/report/format/money.ts'

/** The value of a part that must be there. */
export const present = <T>(
  section: { readonly state: 'present'; readonly value: T } | { readonly state: 'missing' },
): T => {
  if (section.state === 'missing') throw new Error('It is missing')
  return section.value
}

const count = (value: number): string => value.toLocaleString('en-US')

/** What each page must say, worked out from the API without the page. */
export const pages: readonly (readonly [path: string, says: (api: Client) => Promise<readonly string[]>])[] =
  [
    [
      '/',
      async (api) => {
        const { headline, watchlist, currency } = await api.get('/position')
        const [first] = present(watchlist).entries
        return [
          `${headline.atRiskCustomers.value} account`,
          money(headline.atRiskArrCents.value, currency),
          first?.name ?? '',
        ]
      },
    ],
    [
      '/accounts?sort=-mrrCents',
      async (api) => {
        const { total, totals, items } = await api.get('/customers', { query: { sort: '-mrrCents' } })
        return [`${count(total)} accounts`, money(totals.arrCents, 'USD'), items[0]?.customerName ?? '']
      },
    ],
    [
      '/accounts?band=critical,at_risk',
      async (api) => [
        `${(await api.get('/customers', { query: { band: ['critical', 'at_risk'] } })).total} accounts`,
      ],
    ],
    [
      '/revenue',
      async (api) => {
        const { rows } = present(await api.get('/revenue/waterfall'))
        const last = rows.findLast(({ isCompleteMonth }) => isCompleteMonth)
        return [money(last?.endingMrrCents ?? 0, 'USD'), 'Month by month']
      },
    ],
    [
      '/revenue/retention',
      async (api) => {
        const { rows } = present(await api.get('/revenue/retention'))
        const last = rows.findLast((row) => row.isCompleteMonth && row.nrr !== null)
        return [`${((last?.nrr ?? 0) * 100).toFixed(1)}% net`]
      },
    ],
    ['/revenue/cohorts', async () => ['of a cohort’s customers are left']],
    [
      '/revenue/policies',
      async (api) => {
        const { presets } = present(await api.get('/revenue/policies'))
        return [
          money(presets.find(({ preset }) => preset === 'waypoint')?.mrrCents ?? 0, 'USD'),
          'ChartMogul',
        ]
      },
    ],
    [
      '/revenue/reconciliation',
      async (api) => {
        const { summary } = present(await api.get('/revenue/reconciliation'))
        return [count(summary.reduce((sum, row) => sum + row.documents, 0))]
      },
    ],
    [
      '/service',
      async (api) => {
        const { rows } = present(
          await api.get('/service/adherence', { query: { metric: ['first_reply_time'] } }),
        )
        return [`${((rows.at(-1)?.adherence ?? 0) * 100).toFixed(1)}%`]
      },
    ],
    [
      '/growth',
      async (api) => {
        const { rows } = present(await api.get('/growth/pipeline'))
        return [money(rows.find(({ isRunningQuarter }) => isRunningQuarter)?.wonAmountCents ?? 0, 'USD')]
      },
    ],
    [
      '/growth/deals',
      async (api) => [
        `${count(present(await api.get('/growth/opportunities', { query: { open: 'true' } })).total)} open deals`,
      ],
    ],
    [
      '/growth/attribution',
      async (api) => [`${count(present(await api.get('/growth/attribution')).conversions)} new customers`],
    ],
    ['/growth/campaigns', async (api) => [`of ${present(await api.get('/growth/campaigns')).total}`]],
    [
      '/product',
      async (api) => {
        const { rows } = present(await api.get('/product/active-users'))
        return [`${count(rows.at(-1)?.mau ?? 0)} people active`]
      },
    ],
    [
      '/operations',
      async (api) => {
        const { rows } = present(await api.get('/operations/devices'))
        return [
          `${count(rows.at(-1)?.onlineDevices ?? 0)} of ${count(rows.at(-1)?.devices ?? 0)} devices online`,
        ]
      },
    ],
    ['/data', async (api) => [count(present(await api.get('/data/tests')).summary.passed)]],
    [
      '/data/freshness',
      async (api) => [
        `${present(await api.get('/data/freshness')).tables.filter((row) => row.isPresent).length} tables`,
      ],
    ],
    ['/data/lineage', async () => ['customer_current_position is made from', 'drawn']],
    [
      '/data/catalogue',
      async (api) => [
        `${present(await api.get('/data/catalogue')).types.find(({ type }) => type === 'model')?.count} models`,
      ],
    ],
    ['/data/runs', async (api) => [`${count((await api.get('/data/runs')).last?.nodes ?? 0)} nodes`]],
    [
      '/data/identity',
      async (api) => [
        `${count(present(await api.get('/data/identity/reviews', { query: { decided: 'false' } })).total)} pair`,
      ],
    ],
    ['/explore', async (api) => [`${present(await api.get('/metrics')).items.length} metrics`]],
    ['/explore/sql', async () => ['SQL on the published version', 'entities.entity_customers']],
    ['/design', async () => ['2 themes']],
  ]
