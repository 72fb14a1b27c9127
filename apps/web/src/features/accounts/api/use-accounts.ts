import type { Answer, Query } from '@waypoint/api/client'
import { healthBands } from '@waypoint/report/brief/bands.ts'
import { usePages } from '../../../api/use-pages.ts'
import { type Search, severalOf } from '../../../app/search.ts'

const PAGE = 500

type Accounts = Answer<'/customers'>
export type AccountRow = Accounts['items'][number]
type Asked = Query<'/customers'>

const sorts = [
  'customerName',
  'healthScore',
  'scoreChange28d',
  'churnRiskScore',
  'mrrCents',
  'arrCents',
  'renewalDate',
  'openTickets',
  'activeUsers28d',
  'owner',
  'segment',
] as const

/** What the address asks for, as the API takes it; what it does not know is left out. */
export function askedOf(search: Search): Asked {
  const bands = severalOf(search['band'], healthBands)
  const sort = sorts.flatMap((name) => [name, `-${name}` as const]).find((it) => it === search['sort'])
  return {
    ...(search['q'] === undefined ? {} : { q: search['q'].slice(0, 200) }),
    ...(bands.length === 0 ? {} : { band: [...bands] }),
    ...(search['segment'] === undefined ? {} : { segment: search['segment'].split(',') }),
    ...(search['owner'] === undefined ? {} : { owner: [search['owner']] }),
    ...(search['paying'] === 'yes' ? { paying: 'true' as const } : {}),
    ...(sort === undefined ? {} : { sort }),
  }
}

const pageOf = (answer: Accounts): Accounts => answer

export const useAccounts = (search: Search) =>
  usePages('/customers', { query: { ...askedOf(search), limit: PAGE } }, pageOf)
