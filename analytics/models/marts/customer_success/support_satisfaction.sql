with

tickets as (
    select * from {{ ref('fct_tickets') }}
),

placed as (
    select
        cast(date_trunc('month', coalesce(rated_at, resolved_at)) as date) as month,
        coalesce(priority, 'none') as priority,
        coalesce(segment, 'unknown') as segment,
        coalesce(channel, 'unknown') as channel,
        satisfaction_score
    from tickets
    where rated_at is not null or resolved_at is not null
),

sliced as (
    select *, 'total' as dimension, 'all' as slice from placed
    {%- for dimension in ['priority', 'segment', 'channel'] %}
    union all
    select *, '{{ dimension }}' as dimension, {{ dimension }} as slice from placed
    {%- endfor %}
),

counted as (
    select
        month,
        dimension,
        slice,
        count(*) filter (where satisfaction_score = 'good') as good,
        count(*) filter (where satisfaction_score = 'bad') as bad,
        count(*) filter (where satisfaction_score is null) as unrated
    from sliced
    group by month, dimension, slice
),

-- Without a rating satisfaction is unknown, not zero.
final as (
    select
        dimension,
        slice,
        good,
        bad,
        unrated,
        {{ rounded_share('good', '(good + bad)') }} as csat,
        {{ rounded_share('(good + bad)', '(good + bad + unrated)') }} as rated_share,
        month
    from counted
)

select * from final
