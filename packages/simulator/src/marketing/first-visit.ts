import type { Instant } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import { touchpointsOf } from '../truth/touchpoints.ts'

export interface Visit {
  readonly at: Instant
  readonly channel: string
  readonly campaignId: string | null
}

/** The visits before signing up, in the order of time. Cookies tie them to a name once there is one. */
export const visitsOf = (seed: number, account: Account): readonly Visit[] =>
  touchpointsOf(seed, account)
    .map(({ occurred_at, channel, campaign_id }) => ({ at: occurred_at, channel, campaignId: campaign_id }))
    .toSorted((left, right) => left.at - right.at)

/** The query that a link in an advertisement or a mail carries. */
export const campaignQuery = ({ channel, campaignId }: Visit): string =>
  campaignId === null
    ? `utm_source=${channel}`
    : `utm_source=${channel}&utm_medium=cpc&utm_campaign=${campaignId}`
