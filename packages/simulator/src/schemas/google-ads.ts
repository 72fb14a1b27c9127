import { defineTable } from './table.ts'

export const googleAdsAccountHistory = defineTable('google_ads', 'account_history', {
  key: ['id', 'updated_at'],
  columns: {
    id: 'bigint',
    updated_at: 'timestamp',
    auto_tagging_enabled: 'boolean',
    currency_code: 'varchar',
    descriptive_name: 'varchar',
    hidden: 'boolean',
    manager: 'boolean',
    test_account: 'boolean',
    time_zone: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const googleAdsCampaignHistory = defineTable('google_ads', 'campaign_history', {
  key: ['id', 'updated_at'],
  columns: {
    id: 'bigint',
    updated_at: 'timestamp',
    name: 'varchar',
    customer_id: 'bigint',
    advertising_channel_type: 'varchar',
    advertising_channel_subtype: 'varchar',
    start_date: 'date',
    end_date: 'date',
    serving_status: 'varchar',
    status: 'varchar',
    tracking_url_template: 'varchar',
  },
})

export const googleAdsAdGroupHistory = defineTable('google_ads', 'ad_group_history', {
  key: ['id', 'updated_at'],
  columns: {
    id: 'bigint',
    updated_at: 'timestamp',
    type: 'varchar',
    campaign_id: 'bigint',
    campaign_name: 'varchar',
    name: 'varchar',
    status: 'varchar',
  },
})

/** `final_urls` carries the campaign that visitors are counted under as `utm_campaign`. */
export const googleAdsAdHistory = defineTable('google_ads', 'ad_history', {
  key: ['ad_group_id', 'id', 'updated_at'],
  columns: {
    ad_group_id: 'bigint',
    id: 'bigint',
    name: 'varchar',
    updated_at: 'timestamp',
    type: 'varchar',
    status: 'varchar',
    display_url: 'varchar',
    final_urls: 'varchar',
  },
})

export const googleAdsCriterionHistory = defineTable('google_ads', 'ad_group_criterion_history', {
  key: ['ad_group_id', 'id', 'updated_at'],
  columns: {
    id: 'bigint',
    ad_group_id: 'bigint',
    base_campaign_id: 'bigint',
    updated_at: 'timestamp',
    type: 'varchar',
    status: 'varchar',
    keyword_match_type: 'varchar',
    keyword_text: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

const performance = {
  ad_network_type: 'varchar',
  device: 'varchar',
  clicks: 'bigint',
  impressions: 'bigint',
  cost_micros: 'bigint',
} as const

/** Conversions count on the day of the click and come in later, so that the rows of past days change. */
const conversions = {
  _fivetran_id: 'varchar',
  conversions: 'double',
  conversions_value: 'double',
  interactions: 'bigint',
  interaction_event_types: 'varchar',
  view_through_conversions: 'bigint',
  _fivetran_synced: 'timestamp',
} as const

export const googleAdsAccountStats = defineTable('google_ads', 'account_stats', {
  key: ['_fivetran_id', 'customer_id', 'date'],
  columns: { customer_id: 'bigint', date: 'date', ...performance, ...conversions },
})

export const googleAdsCampaignStats = defineTable('google_ads', 'campaign_stats', {
  key: ['_fivetran_id', 'customer_id', 'date'],
  columns: {
    customer_id: 'bigint',
    date: 'date',
    id: 'bigint',
    base_campaign: 'varchar',
    ...performance,
    ...conversions,
  },
})

export const googleAdsAdGroupStats = defineTable('google_ads', 'ad_group_stats', {
  key: ['_fivetran_id', 'customer_id', 'date'],
  columns: {
    customer_id: 'bigint',
    date: 'date',
    id: 'bigint',
    base_ad_group: 'varchar',
    campaign_id: 'bigint',
    campaign_base_campaign: 'varchar',
    ...performance,
    ...conversions,
  },
})

export const googleAdsAdStats = defineTable('google_ads', 'ad_stats', {
  key: ['customer_id', 'date', 'ad_id', 'ad_network_type', 'device'],
  columns: {
    customer_id: 'bigint',
    date: 'date',
    ad_group_id: 'bigint',
    ad_group: 'varchar',
    ad_id: 'bigint',
    campaign_id: 'bigint',
    ...performance,
  },
})

export const googleAdsKeywordStats = defineTable('google_ads', 'keyword_stats', {
  key: ['_fivetran_id', 'customer_id', 'date'],
  columns: {
    customer_id: 'bigint',
    date: 'date',
    ad_group_criterion_criterion_id: 'bigint',
    ad_group_id: 'bigint',
    ad_group_base_ad_group: 'varchar',
    campaign_id: 'bigint',
    campaign_base_campaign: 'varchar',
    ...performance,
    ...conversions,
  },
})

export const googleAdsTables = [
  googleAdsAccountHistory,
  googleAdsCampaignHistory,
  googleAdsAdGroupHistory,
  googleAdsAdHistory,
  googleAdsCriterionHistory,
  googleAdsAccountStats,
  googleAdsCampaignStats,
  googleAdsAdGroupStats,
  googleAdsAdStats,
  googleAdsKeywordStats,
] as const
