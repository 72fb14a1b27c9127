with

google_stats as (
    select * from {{ ref('stg_google_ads__campaign_stats') }}
),

google_accounts as (
    select * from {{ ref('stg_google_ads__account_history') }}
),

meta_stats as (
    select * from {{ ref('stg_meta_ads__basic_ad') }}
),

meta_actions as (
    select * from {{ ref('stg_meta_ads__basic_ad_actions') }}
),

meta_ads as (
    select * from {{ ref('stg_meta_ads__ad_history') }}
),

meta_accounts as (
    select * from {{ ref('stg_meta_ads__account_history') }}
),

linkedin_stats as (
    select * from {{ ref('stg_linkedin_ads__ad_analytics_by_campaign') }}
),

linkedin_campaigns as (
    select * from {{ ref('stg_linkedin_ads__campaign_history') }}
),

linkedin_accounts as (
    select * from {{ ref('stg_linkedin_ads__account_history') }}
),

conversion_actions as (
    select * from {{ ref('ad_conversion_actions') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

meta_conversions as (
    select
        meta_actions.ad_id,
        meta_actions.stat_date,
        sum(meta_actions.actions) as conversions
    from meta_actions
    inner join conversion_actions
        on meta_actions.action_type = conversion_actions.action_type
        and conversion_actions.platform = 'meta_ads'
    group by meta_actions.ad_id, meta_actions.stat_date
),

-- Spend is in the currency of the advertising account; where that is unknown, LinkedIn tells it in dollars too.
combined as (
    select
        'google_ads' as platform,
        google_stats.ad_account_id,
        google_stats.campaign_id as source_id,
        google_accounts.currency,
        google_stats.impressions,
        google_stats.clicks,
        google_stats.conversions,
        google_stats.spend_micros,
        google_stats.stat_date
    from google_stats
    left join google_accounts
        on google_stats.ad_account_id = google_accounts.ad_account_id
        and google_accounts.is_current
    union all
    select
        'meta_ads',
        meta_stats.ad_account_id,
        meta_ads.campaign_id,
        meta_accounts.currency,
        meta_stats.impressions,
        meta_stats.clicks,
        meta_conversions.conversions,
        meta_stats.spend_micros,
        meta_stats.stat_date
    from meta_stats
    left join meta_ads
        on meta_stats.ad_id = meta_ads.ad_id
        and meta_ads.is_current
    left join meta_accounts
        on meta_stats.ad_account_id = meta_accounts.ad_account_id
        and meta_accounts.is_current
    left join meta_conversions
        on meta_stats.ad_id = meta_conversions.ad_id
        and meta_stats.stat_date = meta_conversions.stat_date
    union all
    select
        'linkedin_ads',
        linkedin_campaigns.ad_account_id,
        linkedin_stats.campaign_id,
        case when linkedin_accounts.currency is null and linkedin_stats.spend_usd_micros is not null then 'USD' else linkedin_accounts.currency end,
        linkedin_stats.impressions,
        linkedin_stats.clicks,
        linkedin_stats.conversions,
        case when linkedin_accounts.currency is null then coalesce(linkedin_stats.spend_usd_micros, linkedin_stats.spend_micros) else linkedin_stats.spend_micros end,
        linkedin_stats.stat_date
    from linkedin_stats
    left join linkedin_campaigns
        on linkedin_stats.campaign_id = linkedin_campaigns.campaign_id
        and linkedin_campaigns.is_current
    left join linkedin_accounts
        on linkedin_campaigns.ad_account_id = linkedin_accounts.ad_account_id
        and linkedin_accounts.is_current
),

campaign_days as (
    select
        platform,
        ad_account_id,
        platform || ':' || coalesce(source_id, 'unknown') as campaign_id,
        coalesce(currency, '{{ var('reporting_currency') }}') as currency,
        cast(sum(impressions) as bigint) as impressions,
        cast(sum(clicks) as bigint) as clicks,
        cast(coalesce(sum(conversions), 0) as decimal(18, 6)) as conversions,
        cast(coalesce(sum(spend_micros), 0) as bigint) as spend_micros,
        stat_date
    from combined
    group by platform, ad_account_id, source_id, coalesce(currency, '{{ var('reporting_currency') }}'), stat_date
),

rated_days as (
    select
        min(rate_date) as first_rate_date,
        max(rate_date) as last_rate_date
    from rates
),

-- Millionths of a whole unit, at reporting units per unit in millionths.
rated as (
    select
        campaign_days.*,
        cast({{ round_half_up('(cast(campaign_days.spend_micros as ' ~ sql_type('hugeint') ~ ') * rates.rate_micros)', '10000000000') }} as bigint) as spend_cents,
        cast(campaign_days.spend_micros as {{ sql_type('hugeint') }}) * rates.rate_micros as exact_spend
    from campaign_days
    cross join rated_days
    left join rates
        on campaign_days.currency = rates.currency
        and greatest(least(campaign_days.stat_date, rated_days.last_rate_date), rated_days.first_rate_date) = rates.rate_date
),

final as (
    select
        platform,
        ad_account_id,
        campaign_id,
        currency,
        impressions,
        clicks,
        conversions,
        spend_micros,
        spend_cents,
        {{ exact_ratio('exact_spend', '(cast(clicks as ' ~ sql_type('hugeint') ~ ') * 10000000000)') }} as cpc_cents,
        {{ exact_ratio('exact_spend', '(cast(impressions as ' ~ sql_type('hugeint') ~ ') * 10000000)') }} as cpm_cents,
        {{ exact_ratio('clicks', 'impressions') }} as ctr,
        {{ exact_ratio('exact_spend', '(cast(conversions * 1000000 as ' ~ sql_type('hugeint') ~ ') * 10000)') }} as cpa_cents,
        stat_date as date
    from rated
)

select * from final
