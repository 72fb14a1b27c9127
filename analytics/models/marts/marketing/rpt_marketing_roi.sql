{%- set margin = var('gross_margin_percent') -%}

with

credits as (
    select * from {{ ref('int_marketing__channel_months') }}
),

ad_performance as (
    select * from {{ ref('fct_ad_performance_daily') }}
),

campaigns as (
    select * from {{ ref('dim_campaign') }}
),

spend as (
    select
        cast(date_trunc('month', ad_performance.date) as date) as month,
        coalesce(campaigns.channel, case ad_performance.platform when 'google_ads' then 'paid_search' else 'paid_social' end) as channel,
        cast(sum(ad_performance.impressions) as bigint) as impressions,
        cast(sum(ad_performance.clicks) as bigint) as clicks,
        cast(sum(ad_performance.spend_cents) as bigint) as spend_cents
    from ad_performance
    left join campaigns
        on ad_performance.campaign_id = campaigns.campaign_id
    group by 1, 2
),

combined as (
    select
        coalesce(credits.month, spend.month) as month,
        coalesce(credits.channel, spend.channel) as channel,
        spend.impressions,
        spend.clicks,
        spend.spend_cents,
        {%- for prefix in ['', 'lowest_', 'highest_'] %}
        coalesce(credits.{{ prefix }}micros, 0) as {{ prefix }}micros,
        case when credits.month is null then 0 else credits.{{ prefix }}mrr_cents end as {{ prefix }}new_mrr_cents
        {{- ',' if not loop.last }}
        {%- endfor %}
    from credits
    full join spend
        on credits.month = spend.month
        and credits.channel = spend.channel
),

final as (
    select
        channel,
        '{{ var('attribution_model') }}' as attribution_model,
        impressions,
        clicks,
        spend_cents,
        {%- for prefix in ['', 'lowest_', 'highest_'] %}
        cast({{ prefix }}micros * cast(0.000001 as decimal(7, 6)) as decimal(18, 6)) as {{ prefix }}new_customers,
        {{ prefix }}new_mrr_cents,
        {%- endfor %}
        -- Where models give a channel less, a customer of it costs more: the highest cost is that of the lowest credit.
        {%- for prefix, of in [('', ''), ('lowest_', 'highest_'), ('highest_', 'lowest_')] %}
        {{ whole_ratio('spend_cents * cast(1000000 as ' ~ sql_type('hugeint') ~ ')', of ~ 'micros') }} as {{ prefix }}cac_cents,
        {%- endfor %}
        -- Revenue is what the new customers pay in their first year at what they pay now.
        {%- for prefix in ['', 'lowest_', 'highest_'] %}
        {{ exact_ratio('12 * ' ~ prefix ~ 'new_mrr_cents', 'spend_cents') }} as {{ prefix }}roas,
        {%- endfor %}
        {%- for prefix in ['', 'lowest_', 'highest_'] %}
        {{ exact_ratio('(12 * ' ~ margin ~ ' * ' ~ prefix ~ 'new_mrr_cents - 100 * spend_cents)', '(100 * spend_cents)') }} as {{ prefix }}roi,
        {%- endfor %}
        {%- for prefix, of in [('', ''), ('lowest_', 'highest_'), ('highest_', 'lowest_')] %}
        {{ exact_ratio('spend_cents * 100', '(' ~ of ~ 'new_mrr_cents * ' ~ margin ~ ')') }} as {{ prefix }}payback_months,
        {%- endfor %}
        month
    from combined
)

select * from final
