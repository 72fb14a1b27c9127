import { DAY, type Day, type Instant } from '../clock/day.ts'
import {
  linkedinAdsAccountHistory,
  linkedinAdsByCampaign,
  linkedinAdsByCreative,
  linkedinAdsCampaignGroupHistory,
  linkedinAdsCampaignHistory,
  linkedinAdsCreativeHistory,
} from '../schemas/linkedin-ads.ts'
import type { Delivery } from '../writers/delivery.ts'
import { type AdCampaign, landingPage, vendorId } from './ad-campaigns.ts'
import { type GroupDay, type Performance, splitGroupDay, sumPerformance } from './ad-performance.ts'
import { LINKEDIN } from './ad-platform.ts'
import { deliverPerformance } from './deliver-performance.ts'

const CREATIVES = 41

/** US dollars that the company says a sign-up is worth. */
const VALUE_OF_SIGNUP = 100

const accountIdOf = (seed: number): number => vendorId({ seed, kind: 'linkedin_ads-account' }, 0)

const campaignGroupIdOf = (seed: number): number => vendorId({ seed, kind: 'linkedin_ads-campaign-group' }, 0)

const extractCampaign = ({ seed, log }: Delivery, campaign: AdCampaign, createdAt: Instant): void => {
  const row = {
    id: campaign.id,
    last_modified_time: createdAt,
    account_id: accountIdOf(seed),
    campaign_group_id: campaignGroupIdOf(seed),
    created_time: createdAt,
    name: campaign.name,
    version_tag: 1,
  }
  log.add(linkedinAdsCampaignHistory, row, createdAt)
  for (const ad of campaign.groups.flatMap((group) => group.ads)) {
    const creative = {
      id: ad.id,
      campaign_id: campaign.id,
      intended_status: 'ACTIVE',
      click_uri: landingPage(LINKEDIN, campaign, ad.id),
      last_modified_at: createdAt,
      created_time: createdAt,
    }
    log.add(linkedinAdsCreativeHistory, creative, createdAt)
  }
}

/** LinkedIn's campaigns hold creatives directly; above them is one campaign group. */
export const extractLinkedinSetup = (
  delivery: Delivery,
  campaigns: readonly AdCampaign[],
  createdAt: Instant,
): void => {
  const { seed, log } = delivery
  const times = { last_modified_time: createdAt, created_time: createdAt }
  const account = { id: accountIdOf(seed), ...times, name: 'Atlas', currency: 'USD', version_tag: 1 }
  log.add(linkedinAdsAccountHistory, account, createdAt)
  const group = { id: campaignGroupIdOf(seed), ...times, account_id: account.id, name: 'Atlas | Prospecting' }
  log.add(linkedinAdsCampaignGroupHistory, group, createdAt)
  for (const campaign of campaigns) extractCampaign(delivery, campaign, createdAt)
}

const analyticsOf = (day: Day, total: Performance) => (conversions: number) => ({
  day: day * DAY,
  clicks: total.clicks,
  impressions: total.impressions,
  landing_page_clicks: total.clicks,
  total_engagements: total.clicks,
  cost_in_local_currency: total.costMicros / 1e6,
  cost_in_usd: total.costMicros / 1e6,
  external_website_conversions: conversions,
  external_website_post_click_conversions: conversions,
  external_website_post_view_conversions: 0,
  conversion_value_in_local_currency: conversions * VALUE_OF_SIGNUP,
})

export const extractLinkedinDay = (delivery: Delivery, day: Day, groupDays: readonly GroupDay[]): void => {
  const { log } = delivery
  const shown = groupDays.filter((part) => part.impressions > 0)
  for (const campaign of new Set(shown.map((part) => part.campaign))) {
    const inCampaign = shown.filter((part) => part.campaign === campaign)
    const total = sumPerformance(inCampaign)
    const row = analyticsOf(day, total)
    deliverPerformance(log, linkedinAdsByCampaign, {
      day,
      conversions: total.conversions,
      row: (count) => ({ campaign_id: campaign.id, ...row(count) }),
    })
    for (const whole of inCampaign) {
      for (const [index, part] of splitGroupDay(whole, whole.group.ads.length, CREATIVES).entries()) {
        const ad = whole.group.ads[index]
        if (ad === undefined || part.impressions === 0) continue
        const creativeRow = analyticsOf(day, part)
        deliverPerformance(log, linkedinAdsByCreative, {
          day,
          conversions: part.conversions,
          row: (count) => ({ creative_id: ad.id, ...creativeRow(count) }),
        })
      }
    }
  }
  log.settle()
}
