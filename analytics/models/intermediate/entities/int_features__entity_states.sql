{%- set window_days = health_policy().parameters.activity_window_days -%}

with

features as (
    select * from {{ ref('dim_feature') }}
),

taxonomy as (
    select * from {{ ref('event_taxonomy') }}
),

used_days as (
    select * from {{ ref('int_features__used_days') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

neighbouring_days as (
    select
        feature_id,
        date,
        lag(date) over (partition by feature_id order by date) as previous_date,
        lead(date) over (partition by feature_id order by date) as next_date
    from used_days
),

use_changes as (
    select
        features.feature_id,
        'unused' as status,
        {{ least_of(['bounds.history_start_date', 'features.first_used_date']) }} as date
    from features
    cross join bounds
    where features.first_used_date is null or features.first_used_date > bounds.history_start_date
    union all
    select feature_id, 'in_use', date
    from neighbouring_days
    where previous_date is null or previous_date < {{ days_back('date', window_days) }}
    union all
    select feature_id, 'dormant', {{ days_after('date', window_days) }}
    from neighbouring_days
    where next_date is null or next_date > {{ days_after('date', window_days) }}
),

use_spans as (
    select
        feature_id,
        status,
        date as valid_from,
        coalesce(lead(date) over (partition by feature_id order by date), {{ open_end_day() }}) as valid_to
    from use_changes
),

-- Under which names its events are told: a renamed event is one series.
names as (
    select
        features.feature_id,
        taxonomy.event_name,
        cast(taxonomy.valid_from as date) as valid_from,
        coalesce(cast(taxonomy.valid_to as date), {{ open_end_day() }}) as valid_to
    from features
    inner join taxonomy
        on features.event_name = taxonomy.canonical_name
),

change_days as (
    select feature_id, valid_from from use_spans
    union
    select feature_id, valid_from from names
    union
    select feature_id, valid_to from names
),

named as (
    select
        change_days.feature_id,
        {{ texts_joined('distinct names.event_name', ',', 'names.event_name') }} as event_names,
        change_days.valid_from
    from change_days
    left join names
        on change_days.feature_id = names.feature_id
        and change_days.valid_from >= names.valid_from
        and change_days.valid_from < names.valid_to
    group by change_days.feature_id, change_days.valid_from
),

final as (
    select
        named.feature_id,
        use_spans.status,
        named.event_names,
        named.valid_from
    from named
    inner join use_spans
        on named.feature_id = use_spans.feature_id
        and named.valid_from >= use_spans.valid_from
        and named.valid_from < use_spans.valid_to
    inner join bounds
        on named.valid_from <= bounds.as_of_date
)

select * from final
