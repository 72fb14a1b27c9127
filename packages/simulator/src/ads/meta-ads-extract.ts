import type { Day, Instant } from '../clock/day.ts'
import { rowId } from '../random/row-id.ts'
import {
  metaAdsAccountHistory,
  metaAdsAdHistory,
  metaAdsAdSetHistory,
  metaAdsBasicAd,
  metaAdsBasicAdActions,
  metaAdsCampaignHistory,
  metaAdsCreativeHistory,
} from '../schemas/meta-ads.ts'
import type { Delivery } from '../writers/delivery.ts'
import { type AdCampaign, type AdGroup, landingPage, vendorId } from './ad-campaigns.ts'
import { type GroupDay, type Performance, splitGroupDay } from './ad-performance.ts'
import { META } from './ad-platform.ts'
import { deliverPerformance } from './deliver-performance.ts'

const ADS = 31
const IMPRESSIONS_PER_PERSON = 1.6

const accountIdOf = (seed: number): number => vendorId({ seed, kind: 'meta_ads-account' }, 0)

const urlTags = (page: string): string =>
  JSON.stringify([...new URL(page).searchParams].map(([key, value]) => ({ key, value, type: 'AD' })))

const extractAdSet = (
  { seed, log }: Delivery,
  place: { readonly campaign: AdCampaign; readonly createdAt: Instant },
  group: AdGroup,
): void => {
  const { campaign, createdAt } = place
  const shared = { account_id: accountIdOf(seed), updated_time: createdAt }
  const adSet = { ...shared, id: group.id, campaign_id: campaign.id, name: group.name }
  log.add(metaAdsAdSetHistory, adSet, createdAt)
  for (const ad of group.ads) {
    const page = landingPage(META, campaign, ad.id)
    const link = page.slice(0, page.indexOf('?'))
    const row = {
      ...shared,
      id: ad.id,
      ad_set_id: group.id,
      campaign_id: campaign.id,
      creative_id: ad.creativeId,
      name: ad.name,
    }
    const creative = {
      _fivetran_id: rowId('meta creative', ad.creativeId),
      id: ad.creativeId,
      account_id: shared.account_id,
      name: ad.name,
      page_link: link,
      url_tags: urlTags(page),
      object_story_link_data_link: link,
      object_story_link_data_message: `${ad.name}: try Atlas for free`,
    }
    log.add(metaAdsAdHistory, row, createdAt)
    log.add(metaAdsCreativeHistory, creative, createdAt)
  }
}

export const extractMetaSetup = (
  delivery: Delivery,
  campaigns: readonly AdCampaign[],
  createdAt: Instant,
): void => {
  const { seed, log } = delivery
  const accountId = accountIdOf(seed)
  log.add(metaAdsAccountHistory, { id: accountId, name: 'Atlas' }, createdAt)
  for (const campaign of campaigns) {
    const row = { id: campaign.id, account_id: accountId, name: campaign.name, updated_time: createdAt }
    log.add(metaAdsCampaignHistory, row, createdAt)
    for (const group of campaign.groups) extractAdSet(delivery, { campaign, createdAt }, group)
  }
}

const extractActions = (
  { log }: Delivery,
  spot: { readonly adId: number; readonly day: Day },
  part: Performance,
): void => {
  if (part.conversions.length === 0) return
  const key = { _fivetran_id: rowId('meta action', spot.adId, spot.day), ad_id: spot.adId, date: spot.day }
  for (const [index, action] of ['lead', 'offsite_conversion.fb_pixel_lead'].entries()) {
    deliverPerformance(log, metaAdsBasicAdActions, {
      day: spot.day,
      conversions: part.conversions,
      row: (count) => ({ ...key, index, action_type: action, value: count, _7_d_click: count }),
    })
  }
}

export const extractMetaDay = (delivery: Delivery, day: Day, groupDays: readonly GroupDay[]): void => {
  const { seed, log } = delivery
  for (const whole of groupDays) {
    for (const [index, part] of splitGroupDay(whole, whole.group.ads.length, ADS).entries()) {
      const ad = whole.group.ads[index]
      if (ad === undefined || part.impressions === 0) continue
      const row = {
        ad_id: ad.id,
        date: day,
        account_id: accountIdOf(seed),
        impressions: part.impressions,
        inline_link_clicks: part.clicks,
        spend: part.costMicros / 1e6,
        reach: Math.ceil(part.impressions / IMPRESSIONS_PER_PERSON),
      }
      deliverPerformance(log, metaAdsBasicAd, { day, conversions: [], row: () => row })
      extractActions(delivery, { adId: ad.id, day }, part)
    }
  }
  log.settle()
}
