import { DAY, type Instant, SECOND } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import { type Visit, visitsOf } from '../marketing/first-visit.ts'
import { openStream, type Stream } from '../random/stream.ts'
import { segmentPages } from '../schemas/segment.ts'
import type { Delivery } from '../writers/delivery.ts'
import { anonymousId, callColumns } from './segment-call.ts'

const SITE = 'https://www.atlas-platform.io'

const PAGES = [
  ['Home', '/'],
  ['Pricing', '/pricing'],
  ['CloudSync', '/products/cloudsync'],
  ['TeamChat', '/products/teamchat'],
  ['DataHub', '/products/datahub'],
  ['Customers', '/customers'],
  ['Guide', '/resources/guide'],
] as const

const REFERRERS: Readonly<Record<string, string>> = {
  paid_search: 'https://www.google.com/',
  organic: 'https://www.google.com/',
  paid_social: 'https://www.linkedin.com/',
  referral: 'https://www.example.com/',
  partner: 'https://partners.example.com/',
}

/** For each visit that led to a customer there are others that led nowhere. */
const STRAY_VISITORS = [2, 9] as const

interface Browsing {
  readonly account: Account
  /** 0 is the one who signs up. */
  readonly visitor: number
  readonly visitNumber: number
  readonly visit: Visit
}

/** The founder's browser is known by the company, since companies sign up through their founder. */
export const founderCookie = (seed: number, { company }: Account): string => anonymousId(seed, company.uid)

const campaignOf = ({ channel, campaignId }: Visit) => ({
  context_campaign_source: campaignId === null ? null : channel,
  context_campaign_medium: campaignId === null ? null : 'cpc',
  context_campaign_name: campaignId,
})

const browse = ({ seed, log, mess }: Delivery, browsing: Browsing, draw: Stream): void => {
  const { account, visitor, visitNumber, visit } = browsing
  const { company } = account
  let at: Instant = visit.at
  const count = draw.weighted([
    [1, visitor === 0 ? 1 : 5],
    [2, 3],
    [3, 2],
    [5, 1],
  ])
  for (let index = 0; index < count; index++) {
    const [name, path] = index === 0 ? draw.pick([PAGES[0], PAGES[0], PAGES[6]]) : draw.pick(PAGES)
    const isLanding = index === 0
    const search = isLanding && visit.campaignId !== null ? `?utm_campaign=${visit.campaignId}` : ''
    const receivedAt = at + draw.integer(200, 2400)
    const call = callColumns(
      {
        seed,
        company,
        key: ['page', company.uid, visitor, visitNumber, index],
        at,
        receivedAt,
        anonymousId: anonymousId(seed, company.uid, visitor),
        userId: null,
        library: 'analytics.js',
      },
      { mess, table: segmentPages },
    )
    const page = { name, path, title: `${name} | Atlas`, search, url: `${SITE}${path}${search}` }
    const referrer = isLanding ? (REFERRERS[visit.channel] ?? null) : `${SITE}/`
    const campaign = isLanding ? campaignOf(visit) : {}
    log.add(segmentPages, { ...call, ...page, ...campaign, referrer }, receivedAt)
    at += draw.integer(8, 240) * SECOND
  }
}

/** Pages of the website, seen by those who sign up later and by others of the same interest. */
export const extractPages = (delivery: Delivery, account: Account): void => {
  const { seed } = delivery
  const { company } = account
  const visits = visitsOf(seed, account)
  for (const [visitNumber, visit] of visits.entries()) {
    const draw = openStream(seed, 'segment-pages', company.uid, visitNumber)
    browse(delivery, { account, visitor: 0, visitNumber, visit }, draw)
  }
  const draw = openStream(seed, 'segment-strays', company.uid)
  const strays = visits.length === 0 ? 0 : draw.integer(...STRAY_VISITORS)
  for (let visitor = 1; visitor <= strays; visitor++) {
    const like = draw.pick(visits)
    const visit = { ...like, at: like.at - draw.integer(0, 20) * DAY - draw.integer(1, 80_000) * SECOND }
    browse(delivery, { account, visitor, visitNumber: 0, visit }, draw)
  }
}
