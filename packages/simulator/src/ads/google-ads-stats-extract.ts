import type { Day } from '../clock/day.ts'
import { rowId } from '../random/row-id.ts'
import {
  googleAdsAccountStats,
  googleAdsAdGroupStats,
  googleAdsAdStats,
  googleAdsCampaignStats,
  googleAdsKeywordStats,
} from '../schemas/google-ads.ts'
import type { Delivery } from '../writers/delivery.ts'
import { type GroupDay, type Performance, splitGroupDay, sumPerformance } from './ad-performance.ts'
import { GOOGLE } from './ad-platform.ts'
import { deliverPerformance } from './deliver-performance.ts'
import { googleCustomerId } from './google-ads-setup-extract.ts'

/** US dollars that the company says a sign-up is worth. */
const VALUE_OF_SIGNUP = 100

const ADS = 11
const KEYWORDS = 23

interface Scope {
  readonly customerId: number
  readonly day: Day
  readonly device: string
}

const shown = ({ customerId, day, device }: Scope, total: Performance) => ({
  customer_id: customerId,
  date: day,
  ad_network_type: 'SEARCH',
  device,
  clicks: total.clicks,
  impressions: total.impressions,
  cost_micros: total.costMicros,
})

const converted = (scope: Scope, total: Performance, key: string) => {
  const base = {
    ...shown(scope, total),
    _fivetran_id: rowId(key, scope.day, scope.device),
    interactions: total.clicks,
    interaction_event_types: '[CLICK]',
    view_through_conversions: 0,
  }
  return (conversions: number) => ({
    ...base,
    conversions,
    conversions_value: conversions * VALUE_OF_SIGNUP,
  })
}

const extractGroupDay = ({ log }: Delivery, scope: Scope, whole: GroupDay): void => {
  const { campaign, group } = whole
  const customer = `customers/${scope.customerId}`
  const groupName = `${customer}/adGroups/${group.id}`
  const inCampaign = {
    campaign_id: campaign.id,
    campaign_base_campaign: `${customer}/campaigns/${campaign.id}`,
  }
  const groupRow = converted(scope, whole, `group ${group.id}`)
  deliverPerformance(log, googleAdsAdGroupStats, {
    day: scope.day,
    conversions: whole.conversions,
    row: (count) => ({ ...groupRow(count), id: group.id, base_ad_group: groupName, ...inCampaign }),
  })
  for (const [index, part] of splitGroupDay(whole, group.ads.length, ADS).entries()) {
    const ad = group.ads[index]
    if (ad === undefined || part.impressions === 0) continue
    const adRow = { ad_group_id: group.id, ad_group: groupName, ad_id: ad.id, campaign_id: campaign.id }
    deliverPerformance(log, googleAdsAdStats, {
      day: scope.day,
      conversions: [],
      row: () => ({ ...shown(scope, part), ...adRow }),
    })
  }
  for (const [index, part] of splitGroupDay(whole, group.keywords.length, KEYWORDS).entries()) {
    const keyword = group.keywords[index]
    if (keyword === undefined || part.impressions === 0) continue
    const keywordRow = converted(scope, part, `keyword ${keyword.id}`)
    deliverPerformance(log, googleAdsKeywordStats, {
      day: scope.day,
      conversions: part.conversions,
      row: (count) => ({
        ...keywordRow(count),
        ad_group_criterion_criterion_id: keyword.id,
        ad_group_id: group.id,
        ad_group_base_ad_group: groupName,
        ...inCampaign,
      }),
    })
  }
}

/** The same clicks by account, campaign, group, ad and keyword. */
export const extractGoogleDay = (delivery: Delivery, day: Day, groupDays: readonly GroupDay[]): void => {
  const { seed, log } = delivery
  const customerId = googleCustomerId(seed)
  const delivered = groupDays.filter((part) => part.impressions > 0)
  for (const { name: device } of GOOGLE.devices) {
    const scope: Scope = { customerId, day, device }
    const onDevice = delivered.filter((part) => part.device === device)
    if (onDevice.length === 0) continue
    const account = sumPerformance(onDevice)
    const row = converted(scope, account, 'account')
    deliverPerformance(log, googleAdsAccountStats, { day, conversions: account.conversions, row })
    for (const campaign of new Set(onDevice.map((part) => part.campaign))) {
      const total = sumPerformance(onDevice.filter((part) => part.campaign === campaign))
      const campaignRow = converted(scope, total, `campaign ${campaign.id}`)
      const name = `customers/${customerId}/campaigns/${campaign.id}`
      deliverPerformance(log, googleAdsCampaignStats, {
        day,
        conversions: total.conversions,
        row: (count) => ({ ...campaignRow(count), id: campaign.id, base_campaign: name }),
      })
    }
    for (const part of onDevice) extractGroupDay(delivery, scope, part)
  }
  log.settle()
}
