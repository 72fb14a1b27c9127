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

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

-- Spend is in the currency of the advertising account.
combined as (
    select
        'google_ads' as platform,
        google_stats.stat_date as spend_date,
        google_accounts.currency,
        google_stats.spend_micros
    from google_stats
    left join google_accounts
        on google_stats.ad_account_id = google_accounts.ad_account_id
        and google_accounts.is_current
    union all
    select
        'meta_ads',
        meta_stats.stat_date,
        meta_accounts.currency,
        meta_stats.spend_micros
    from meta_stats
    left join meta_accounts
        on meta_stats.ad_account_id = meta_accounts.ad_account_id
        and meta_accounts.is_current
    union all
    select
        'linkedin_ads',
        linkedin_stats.stat_date,
        linkedin_accounts.currency,
        linkedin_stats.spend_micros
    from linkedin_stats
    left join linkedin_campaigns
        on linkedin_stats.campaign_id = linkedin_campaigns.campaign_id
        and linkedin_campaigns.is_current
    left join linkedin_accounts
        on linkedin_campaigns.ad_account_id = linkedin_accounts.ad_account_id
        and linkedin_accounts.is_current
),

spend_days as (
    select
        platform,
        spend_date,
        coalesce(currency, '{{ var('reporting_currency') }}') as currency,
        sum(spend_micros) as spend_micros
    from combined
    group by platform, spend_date, coalesce(currency, '{{ var('reporting_currency') }}')
),

-- Millionths of a whole unit, at reporting units per unit in millionths.
final as (
    select
        spend_days.platform,
        spend_days.currency,
        spend_days.spend_micros,
        cast({{ round_half_up('(spend_days.spend_micros * rates.rate_micros)', '10000000000') }} as bigint) as spend_cents,
        spend_days.spend_date
    from spend_days
    left join rates
        on spend_days.currency = rates.currency
        and spend_days.spend_date = rates.rate_date
)

select * from final
