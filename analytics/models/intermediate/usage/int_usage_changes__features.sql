{%- set windows = {'28d': health_policy().parameters.activity_window_days} -%}
{%- set tiers = feature_tiers() -%}

with

usage_days as (
    select * from {{ ref('int_usage_days__numbered') }}
    where feature is not null
),

accounts as (
    select distinct customer_no, customer_id
    from {{ ref('int_usage__accounts') }}
),

features as (
    select
        *,
        cast(row_number() over (order by product, feature) as integer) as feature_no
    from {{ ref('product_features') }}
),

days as (
    select
        usage_days.customer_no as group_no,
        features.feature_no as member_no,
        usage_days.event_date,
        min(usage_days.known_date) as known_date
    from usage_days
    inner join features
        on usage_days.product = features.product
        and usage_days.feature = features.feature
    group by usage_days.customer_no, features.feature_no, usage_days.event_date
),

changes as (
    {{ known_window_changes('days', windows) }}
),

final as (
    select
        accounts.customer_id,
        features.product,
        {%- for tier in tiers %}
        cast(coalesce(sum(changes.change) filter (where features.tier = '{{ tier }}'), 0) as integer)
            as {{ tier }}_features_28d_change,
        {%- endfor %}
        changes.date
    from changes
    inner join features
        on changes.member_no = features.feature_no
    inner join accounts
        on changes.group_no = accounts.customer_no
    where changes.window_name = '28d'
    group by accounts.customer_id, features.product, changes.date
)

select * from final
