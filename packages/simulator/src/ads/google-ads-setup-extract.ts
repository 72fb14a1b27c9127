import { DAY, HOUR, type Instant } from '../clock/day.ts'
import {
  googleAdsAccountHistory,
  googleAdsAdGroupHistory,
  googleAdsAdHistory,
  googleAdsCampaignHistory,
  googleAdsCriterionHistory,
} from '../schemas/google-ads.ts'
import type { Delivery } from '../writers/delivery.ts'
import { type AdCampaign, type AdGroup, landingPage, vendorId } from './ad-campaigns.ts'
import { GOOGLE } from './ad-platform.ts'

export const googleCustomerId = (seed: number): number => vendorId({ seed, kind: 'google_ads-account' }, 0)

const extractGroup = (
  { log }: Delivery,
  place: { readonly campaign: AdCampaign; readonly createdAt: Instant },
  group: AdGroup,
): void => {
  const { campaign, createdAt } = place
  const row = {
    id: group.id,
    updated_at: createdAt,
    type: 'SEARCH_STANDARD',
    campaign_id: campaign.id,
    campaign_name: campaign.name,
    name: group.name,
    status: 'ENABLED',
  }
  log.add(googleAdsAdGroupHistory, row, createdAt)
  for (const ad of group.ads) {
    const page = landingPage(GOOGLE, campaign, ad.id)
    const adRow = {
      ad_group_id: group.id,
      id: ad.id,
      name: ad.name,
      updated_at: createdAt,
      type: 'RESPONSIVE_SEARCH_AD',
      status: 'ENABLED',
      display_url: 'www.atlas-platform.io',
      final_urls: `[${page}]`,
    }
    log.add(googleAdsAdHistory, adRow, createdAt)
  }
  for (const keyword of group.keywords) {
    const criterion = {
      id: keyword.id,
      ad_group_id: group.id,
      base_campaign_id: campaign.id,
      updated_at: createdAt,
      type: 'KEYWORD',
      status: 'ENABLED',
      keyword_match_type: keyword.matchType,
      keyword_text: keyword.text,
    }
    log.add(googleAdsCriterionHistory, criterion, createdAt)
  }
}

/** The account and what runs in it; half of the campaigns are renamed once. */
export const extractGoogleSetup = (
  delivery: Delivery,
  campaigns: readonly AdCampaign[],
  createdAt: Instant,
): void => {
  const { seed, log, period } = delivery
  const account = {
    id: googleCustomerId(seed),
    updated_at: createdAt,
    auto_tagging_enabled: true,
    currency_code: 'USD',
    descriptive_name: 'Atlas',
    hidden: false,
    manager: false,
    test_account: false,
    time_zone: 'Etc/UTC',
  }
  log.add(googleAdsAccountHistory, account, createdAt)
  for (const [index, campaign] of campaigns.entries()) {
    const row = {
      id: campaign.id,
      updated_at: createdAt,
      name: campaign.name,
      customer_id: googleCustomerId(seed),
      advertising_channel_type: 'SEARCH',
      advertising_channel_subtype: 'UNSPECIFIED',
      start_date: createdAt / DAY,
      serving_status: 'SERVING',
      status: 'ENABLED',
    }
    log.add(googleAdsCampaignHistory, row, createdAt)
    const renamedAt = (period.startDay + 150 + 11 * index) * DAY + 10 * HOUR
    if (index % 2 === 0) {
      const renamed = { ...row, updated_at: renamedAt, name: campaign.name.replace('|', '-') }
      log.add(googleAdsCampaignHistory, renamed, renamedAt)
    }
    for (const group of campaign.groups) extractGroup(delivery, { campaign, createdAt }, group)
  }
}
