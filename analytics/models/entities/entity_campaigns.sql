{%- set sums = ['impressions', 'clicks', 'conversions', 'spend_cents', 'sends', 'deliveries', 'opens', 'unsubscribes'] %}

with

campaigns as (
    select * from {{ ref('dim_campaign') }}
),

versions as (
    select * from {{ ref('entity_campaigns_history') }}
    where is_current
),

campaign_days as (
    select * from {{ ref('entity_campaigns_daily') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

performance as (
    select
        campaign_days.campaign_id,
        {%- for name in sums %}
        cast(sum(campaign_days.{{ name }}) as {{ 'decimal(18, 2)' if name == 'conversions' else 'bigint' }}) as {{ name }},
        cast(sum(campaign_days.{{ name }}) filter (where campaign_days.date > {{ days_back('bounds.as_of_date', 30) }})
            as {{ 'decimal(18, 2)' if name == 'conversions' else 'bigint' }}) as {{ name.replace('_cents', '_30d_cents') if '_cents' in name else name ~ '_30d' }},
        {%- endfor %}
        min(case when coalesce(campaign_days.impressions, campaign_days.sends) > 0 then campaign_days.date end) as first_active_date,
        max(case when coalesce(campaign_days.impressions, campaign_days.sends) > 0 then campaign_days.date end) as last_active_date
    from campaign_days
    cross join bounds
    group by campaign_days.campaign_id
),

final as (
    select
        campaigns.campaign_id,
        campaigns.platform,
        campaigns.channel,
        versions.campaign_name,
        campaigns.campaign_type,
        versions.status,
        versions.change_type as last_change_type,
        campaigns.utm_campaign,
        {%- for name in sums %}
        performance.{{ name }},
        performance.{{ name.replace('_cents', '_30d_cents') if '_cents' in name else name ~ '_30d' }},
        {%- endfor %}
        {{ rounded_share('performance.clicks', 'coalesce(performance.impressions, performance.deliveries)') }} as click_rate,
        versions.version_number as versions,
        campaigns.start_date,
        campaigns.end_date,
        performance.first_active_date,
        performance.last_active_date,
        versions.valid_from as last_change_date,
        bounds.as_of_date
    from campaigns
    inner join versions
        on campaigns.campaign_id = versions.campaign_id
    cross join bounds
    left join performance
        on campaigns.campaign_id = performance.campaign_id
)

select * from final
