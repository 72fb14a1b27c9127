import { defineTable } from './table.ts'

export const metaAdsAccountHistory = defineTable('meta_ads', 'account_history', {
  key: ['id', '_fivetran_synced'],
  columns: { id: 'bigint', name: 'varchar', _fivetran_synced: 'timestamp' },
})

export const metaAdsCampaignHistory = defineTable('meta_ads', 'campaign_history', {
  key: ['id', 'updated_time'],
  columns: {
    id: 'bigint',
    account_id: 'bigint',
    name: 'varchar',
    updated_time: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const metaAdsAdSetHistory = defineTable('meta_ads', 'ad_set_history', {
  key: ['id', 'updated_time'],
  columns: {
    id: 'bigint',
    account_id: 'bigint',
    campaign_id: 'bigint',
    name: 'varchar',
    updated_time: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const metaAdsAdHistory = defineTable('meta_ads', 'ad_history', {
  key: ['id', 'updated_time'],
  columns: {
    id: 'bigint',
    account_id: 'bigint',
    ad_set_id: 'bigint',
    campaign_id: 'bigint',
    creative_id: 'bigint',
    name: 'varchar',
    updated_time: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

/** `url_tags` is JSON text: the parameters that the link carries, among them `utm_campaign`. */
export const metaAdsCreativeHistory = defineTable('meta_ads', 'creative_history', {
  key: ['_fivetran_id'],
  columns: {
    _fivetran_id: 'varchar',
    id: 'bigint',
    account_id: 'bigint',
    name: 'varchar',
    page_link: 'varchar',
    url_tags: 'varchar',
    object_story_link_data_link: 'varchar',
    object_story_link_data_message: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const metaAdsBasicAd = defineTable('meta_ads', 'basic_ad', {
  key: ['ad_id', 'date'],
  columns: {
    ad_id: 'bigint',
    date: 'date',
    account_id: 'bigint',
    impressions: 'bigint',
    inline_link_clicks: 'bigint',
    spend: 'double',
    reach: 'bigint',
  },
})

/** Conversions count on the day of the click and come in later. */
export const metaAdsBasicAdActions = defineTable('meta_ads', 'basic_ad_actions', {
  key: ['_fivetran_id', 'ad_id', 'date', 'index'],
  columns: {
    _fivetran_id: 'varchar',
    ad_id: 'bigint',
    date: 'date',
    index: 'integer',
    action_type: 'varchar',
    value: 'double',
    _7_d_click: 'double',
    _fivetran_synced: 'timestamp',
  },
})

export const metaAdsTables = [
  metaAdsAccountHistory,
  metaAdsCampaignHistory,
  metaAdsAdSetHistory,
  metaAdsAdHistory,
  metaAdsCreativeHistory,
  metaAdsBasicAd,
  metaAdsBasicAdActions,
] as const
