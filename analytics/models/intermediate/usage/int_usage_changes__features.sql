{%- set windows = {'28d': health_policy().parameters.activity_window_days} -%}
{%- set tiers = feature_tiers() -%}

with

usage_days as (
    select * from {{ ref('int_usage_events__numbered') }}
),

features as (
    select
        feature_no,
        product_no,
        list_position([{{ quoted_list(tiers) }}], tier) as tier_rank
    from {{ ref('int_usage__features') }}
    where tier in ({{ quoted_list(tiers) }})
),

feature_days as (
    select
        customer_no,
        feature_no,
        event_date,
        min(known_date) as known_date
    from usage_days
    group by customer_no, feature_no, event_date
),

days as (
    select
        {{ usage_group('feature_days.customer_no', 'features.product_no') }} as group_no,
        feature_days.feature_no as member_no,
        features.tier_rank,
        feature_days.event_date,
        feature_days.known_date
    from feature_days
    inner join features
        on feature_days.feature_no = features.feature_no
),

changes as (
    {{ known_window_changes('days', windows, ['tier_rank']) }}
),

final as (
    select
        group_no,
        {%- for tier in tiers %}
        cast(coalesce(sum(change_28d) filter (where tier_rank = {{ loop.index }}), 0) as integer)
            as {{ tier }}_features_28d_change,
        {%- endfor %}
        date
    from changes
    group by group_no, date
)

select * from final
