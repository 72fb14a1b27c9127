{%- set ad_sums = ['impressions', 'clicks', 'conversions', 'spend_cents'] -%}
{%- set email_sums = ['sends', 'deliveries', 'opens', 'unsubscribes'] -%}

with

ad_days as (
    select * from {{ ref('fct_ad_performance_daily') }}
),

email_days as (
    select * from {{ ref('fct_email_engagement_daily') }}
),

combined as (
    select
        campaign_id,
        impressions,
        clicks,
        conversions,
        spend_cents,
        {%- for name in email_sums %}
        cast(null as bigint) as {{ name }},
        {%- endfor %}
        date
    from ad_days
    union all
    select
        campaign_id,
        null,
        clicks,
        null,
        null,
        {%- for name in email_sums %}
        {{ name }},
        {%- endfor %}
        date
    from email_days
),

final as (
    select
        campaign_id,
        {%- for name in ad_sums + email_sums %}
        cast(sum({{ name }}) as {{ 'decimal(18, 2)' if name == 'conversions' else 'bigint' }}) as {{ name }},
        {%- endfor %}
        date
    from combined
    where campaign_id is not null
    group by campaign_id, date
)

select * from final
