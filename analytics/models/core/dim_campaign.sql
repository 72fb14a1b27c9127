with

google_campaigns as (
    select * from {{ ref('stg_google_ads__campaign_history') }}
),

google_ads as (
    select * from {{ ref('stg_google_ads__ad_history') }}
),

google_ad_groups as (
    select * from {{ ref('stg_google_ads__ad_group_history') }}
),

google_stats as (
    select * from {{ ref('stg_google_ads__campaign_stats') }}
),

meta_campaigns as (
    select * from {{ ref('stg_meta_ads__campaign_history') }}
),

meta_ads as (
    select * from {{ ref('stg_meta_ads__ad_history') }}
),

meta_creatives as (
    select * from {{ ref('stg_meta_ads__creative_history') }}
),

linkedin_campaigns as (
    select * from {{ ref('stg_linkedin_ads__campaign_history') }}
),

linkedin_creatives as (
    select * from {{ ref('stg_linkedin_ads__creative_history') }}
),

linkedin_stats as (
    select * from {{ ref('stg_linkedin_ads__ad_analytics_by_campaign') }}
),

iterable_campaigns as (
    select * from {{ ref('stg_iterable__campaign_history') }}
),

hubspot_campaigns as (
    select * from {{ ref('stg_hubspot__email_campaign') }}
),

salesforce_campaigns as (
    select * from {{ ref('stg_salesforce__campaign') }}
),

channels as (
    select * from {{ ref('utm_channel_mapping') }}
),

-- What the links of its ads carry; of several the first in order.
tags as (
    select
        'google_ads' as platform,
        google_ad_groups.campaign_id as source_id,
        min(google_ads.utm_campaign) as utm_campaign
    from google_ads
    inner join google_ad_groups
        on google_ads.ad_group_id = google_ad_groups.ad_group_id
        and google_ad_groups.is_current
    where google_ads.is_current
    group by google_ad_groups.campaign_id
    union all
    select
        'meta_ads',
        meta_ads.campaign_id,
        min(meta_creatives.utm_campaign)
    from meta_ads
    inner join meta_creatives
        on meta_ads.creative_id = meta_creatives.creative_id
        and meta_creatives.is_current
    where meta_ads.is_current
    group by meta_ads.campaign_id
    union all
    select
        'linkedin_ads',
        campaign_id,
        min(utm_campaign)
    from linkedin_creatives
    where is_current
    group by campaign_id
),

-- Campaigns of which there are figures and no name are named by their ids.
unnamed as (
    select distinct 'google_ads' as platform, campaign_id as source_id from google_stats
    where campaign_id is not null and campaign_id not in (select campaign_id from google_campaigns)
    union all
    select distinct 'linkedin_ads', campaign_id from linkedin_stats
    where campaign_id not in (select campaign_id from linkedin_campaigns)
    union all
    select distinct 'meta_ads', campaign_id from meta_ads
    where is_current and campaign_id is not null and campaign_id not in (select campaign_id from meta_campaigns)
),

combined as (
    select
        'google_ads' as platform, campaign_id as source_id, ad_account_id, campaign_name, lower(channel) as campaign_type,
        case when upper(channel) in ('DISPLAY', 'VIDEO', 'DISCOVERY', 'DEMAND_GEN') then 'display' else 'paid_search' end as channel,
        status, start_date, end_date
    from google_campaigns
    where is_current
    union all
    select 'meta_ads', campaign_id, ad_account_id, campaign_name, lower(objective), 'paid_social', status, null, null
    from meta_campaigns
    where is_current
    union all
    select 'linkedin_ads', campaign_id, ad_account_id, campaign_name, null, 'paid_social', status, cast(created_at as date), null
    from linkedin_campaigns
    where is_current
    union all
    select
        platform, source_id, null, source_id, null, case platform when 'google_ads' then 'paid_search' else 'paid_social' end,
        null, null, null
    from unnamed
    union all
    select
        'iterable', campaign_id, null, campaign_name, campaign_type, 'email', campaign_state,
        cast(coalesce(started_at, created_at) as date), cast(ended_at as date)
    from iterable_campaigns
    where is_current
    union all
    select 'hubspot', email_campaign_id, null, campaign_name, lower(campaign_type), 'email', null, null, null
    from hubspot_campaigns
    union all
    select
        'salesforce', salesforce_campaign_id, null, campaign_name, lower(replace(campaign_type, ' ', '_')), null,
        status, start_date, end_date
    from salesforce_campaigns
    where not is_deleted
),

source_channels as (
    select
        utm_source,
        {{ value_at_lowest('channel', 'rule_rank') }} as channel
    from channels
    where utm_source is not null and utm_medium is null and referrer_domain is null
    group by utm_source
),

final as (
    select
        combined.platform || ':' || combined.source_id as campaign_id,
        combined.platform,
        combined.source_id,
        combined.ad_account_id,
        coalesce(combined.campaign_name, combined.source_id) as campaign_name,
        combined.campaign_type,
        coalesce(combined.channel, source_channels.channel, 'other') as channel,
        combined.status,
        tags.utm_campaign,
        combined.start_date,
        combined.end_date
    from combined
    left join tags
        on combined.platform = tags.platform
        and combined.source_id = tags.source_id
    left join source_channels
        on combined.campaign_type = source_channels.utm_source
)

select * from final
