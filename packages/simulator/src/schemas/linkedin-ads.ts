import { defineTable } from './table.ts'

export const linkedinAdsAccountHistory = defineTable('linkedin_ads', 'account_history', {
  key: ['id', 'last_modified_time'],
  columns: {
    id: 'bigint',
    last_modified_time: 'timestamp',
    created_time: 'timestamp',
    name: 'varchar',
    currency: 'varchar',
    version_tag: 'integer',
  },
})

export const linkedinAdsCampaignGroupHistory = defineTable('linkedin_ads', 'campaign_group_history', {
  key: ['id', 'last_modified_time'],
  columns: {
    id: 'bigint',
    last_modified_time: 'timestamp',
    account_id: 'bigint',
    created_time: 'timestamp',
    name: 'varchar',
  },
})

export const linkedinAdsCampaignHistory = defineTable('linkedin_ads', 'campaign_history', {
  key: ['id', 'last_modified_time'],
  columns: {
    id: 'bigint',
    last_modified_time: 'timestamp',
    account_id: 'bigint',
    campaign_group_id: 'bigint',
    created_time: 'timestamp',
    name: 'varchar',
    version_tag: 'integer',
  },
})

/** `click_uri` carries the campaign that visitors are counted under as `utm_campaign`. */
export const linkedinAdsCreativeHistory = defineTable('linkedin_ads', 'creative_history', {
  key: ['id', 'last_modified_at'],
  columns: {
    id: 'bigint',
    campaign_id: 'bigint',
    intended_status: 'varchar',
    click_uri: 'varchar',
    last_modified_at: 'timestamp',
    created_time: 'timestamp',
  },
})

/** Conversions count on the day of the click and come in later, so that the rows of past days change. */
const analytics = {
  day: 'timestamp',
  clicks: 'bigint',
  impressions: 'bigint',
  landing_page_clicks: 'bigint',
  total_engagements: 'bigint',
  cost_in_local_currency: 'double',
  cost_in_usd: 'double',
  external_website_conversions: 'bigint',
  external_website_post_click_conversions: 'bigint',
  external_website_post_view_conversions: 'bigint',
  conversion_value_in_local_currency: 'double',
} as const

export const linkedinAdsByCampaign = defineTable('linkedin_ads', 'ad_analytics_by_campaign', {
  key: ['campaign_id', 'day'],
  columns: { campaign_id: 'bigint', ...analytics },
})

export const linkedinAdsByCreative = defineTable('linkedin_ads', 'ad_analytics_by_creative', {
  key: ['creative_id', 'day'],
  columns: { creative_id: 'bigint', ...analytics },
})

export const linkedinAdsTables = [
  linkedinAdsAccountHistory,
  linkedinAdsCampaignGroupHistory,
  linkedinAdsCampaignHistory,
  linkedinAdsCreativeHistory,
  linkedinAdsByCampaign,
  linkedinAdsByCreative,
] as const
