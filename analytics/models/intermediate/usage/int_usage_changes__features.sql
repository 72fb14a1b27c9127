{%- set windows = {'28d': health_policy().parameters.activity_window_days} -%}
{%- set tiers = feature_tiers() -%}

with

usage_days as (
    select * from {{ ref('int_usage_days__numbered') }}
),

accounts as (
    select distinct customer_no, customer_id
    from {{ ref('int_usage__accounts') }}
),

features as (
    select * from {{ ref('int_usage__features') }}
    where tier is not null
),

days as (
    select
        usage_days.customer_no as group_no,
        usage_days.feature_no as member_no,
        usage_days.event_date,
        min(usage_days.known_date) as known_date
    from usage_days
    where usage_days.feature_no in (select feature_no from features)
    group by usage_days.customer_no, usage_days.feature_no, usage_days.event_date
),

kinds as (
    select
        days.*,
        features.product,
        features.tier
    from days
    inner join features
        on days.member_no = features.feature_no
),

changes as (
    {{ known_window_changes('kinds', windows, ['product', 'tier']) }}
),

final as (
    select
        accounts.customer_id,
        changes.product,
        {%- for tier in tiers %}
        cast(coalesce(sum(changes.change_28d) filter (where changes.tier = '{{ tier }}'), 0) as integer)
            as {{ tier }}_features_28d_change,
        {%- endfor %}
        changes.date
    from changes
    inner join accounts
        on changes.group_no = accounts.customer_no
    group by accounts.customer_id, changes.product, changes.date
)

select * from final
