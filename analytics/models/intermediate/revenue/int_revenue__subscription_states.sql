with

versions as (
    select * from {{ ref('stg_stripe__subscription_history') }}
),

snapshots as (
    {{ kept_versions(ref('snap_stripe__subscription'), ref('stg_stripe__subscription'), 'synced_at') }}
),

versions_compared as (
    select
        versions.*,
        lag(valid_from) over history as previous_valid_from,
        row(stripe_customer_id, plan_id, status, quantity)
            is distinct from lag(row(stripe_customer_id, plan_id, status, quantity)) over history as is_changed,
        last_value(case when not is_current then valid_to end) over (
            partition by subscription_id
            order by valid_from
            rows between unbounded preceding and unbounded following
        ) as closed_at
    from versions
    window history as (partition by subscription_id order by valid_from)
),

-- Most versions are only renewals: what counts here is as it was.
changed_versions as (
    select
        *,
        -- Service ended when it did, also where that is recorded later.
        case
            when status = 'canceled' and previous_valid_from is null
                then least(valid_from, coalesce(ended_at, canceled_at, current_period_ended_at, valid_from))
            when status in ('canceled', 'incomplete_expired') and ended_at >= started_at then least(valid_from, ended_at)
            else valid_from
        end as held_from
    from versions_compared
    where is_changed
),

versions_ordered as (
    select
        *,
        min(held_from) over (
            partition by subscription_id
            order by valid_from
            rows between 1 following and unbounded following
        ) as next_held_from
    from changed_versions
),

-- History that was switched on late: what it first saw is taken to have held since the subscription started, but an end.
history_states as (
    select
        subscription_id,
        stripe_customer_id,
        plan_id,
        status,
        quantity,
        valid_from as recorded_from,
        case
            when previous_valid_from is null and status not in ('canceled', 'incomplete_expired')
                then least(held_from, coalesce(started_at, held_from))
            else held_from
        end as started_at,
        coalesce({{ state_first_day('next_held_from') }}, {{ state_end_day('closed_at') }}, {{ open_end_day() }}) as valid_to_date
    from versions_ordered
    union all
    select
        subscription_id,
        stripe_customer_id,
        plan_id,
        'trialing',
        quantity,
        valid_from,
        started_at,
        {{ state_first_day('least(trial_ended_at, held_from)') }}
    from versions_ordered
    where previous_valid_from is null and status = 'canceled' and trial_ended_at > started_at
    union all
    select
        subscription_id,
        stripe_customer_id,
        plan_id,
        'active',
        quantity,
        valid_from,
        greatest(started_at, coalesce(trial_ended_at, started_at)),
        {{ state_first_day('held_from') }}
    from versions_ordered
    where previous_valid_from is null and status = 'canceled'
),

-- What was seen of a subscription whose history the source does not keep, from build to build.
seen_versions as (
    select
        snapshots.*,
        row_number() over (partition by snapshots.subscription_id order by snapshots.dbt_valid_from) as version_number,
        lead(snapshots.dbt_valid_from) over (partition by snapshots.subscription_id order by snapshots.dbt_valid_from) as next_seen_at
    from snapshots
    left join (select distinct subscription_id from versions) as recorded
        on snapshots.subscription_id = recorded.subscription_id
    where recorded.subscription_id is null and snapshots.started_at is not null
),

first_seen as (
    select
        *,
        case
            when status in ('canceled', 'incomplete_expired')
                then coalesce(ended_at, canceled_at, current_period_ended_at)
            else ended_at
        end as service_ended_at,
        case
            when trial_ended_at > started_at then trial_ended_at
        end as trial_over_at
    from seen_versions
    where version_number = 1
),

-- All that is known of what was before: its trial, its service and its end; then what was seen since.
derived_starts as (
    select
        subscription_id, stripe_customer_id, plan_id, quantity,
        'trialing' as status,
        started_at
    from first_seen
    where trial_over_at is not null
    union all
    select
        subscription_id, stripe_customer_id, plan_id, quantity,
        case when status = 'canceled' then 'active' else status end,
        coalesce(trial_over_at, started_at)
    from first_seen
    where
        (service_ended_at is null or service_ended_at > coalesce(trial_over_at, started_at))
        and (next_seen_at is null or next_seen_at > coalesce(trial_over_at, started_at))
    union all
    select
        subscription_id, stripe_customer_id, plan_id, quantity,
        case when status = 'incomplete_expired' then status else 'canceled' end,
        service_ended_at
    from first_seen
    where service_ended_at is not null and (next_seen_at is null or next_seen_at > service_ended_at)
    union all
    select
        subscription_id, stripe_customer_id, plan_id, quantity,
        status,
        case when status in ('canceled', 'incomplete_expired') then coalesce(ended_at, dbt_valid_from) else dbt_valid_from end
    from seen_versions
    where version_number > 1
),

derived_states as (
    select
        subscription_id,
        stripe_customer_id,
        plan_id,
        status,
        quantity,
        cast(null as timestamp) as recorded_from,
        started_at,
        coalesce(
            {{ state_first_day('lead(started_at) over (partition by subscription_id order by started_at)') }}, {{ open_end_day() }}
        ) as valid_to_date
    from derived_starts
),

combined as (
    select *, true as has_history from history_states
    union all
    select *, false as has_history from derived_states
),

dated as (
    select
        *,
        {{ state_first_day('started_at') }} as valid_from_date
    from combined
    where {{ state_first_day('started_at') }} < valid_to_date
),

compared as (
    select
        *,
        status is distinct from lag(status) over (partition by subscription_id order by valid_from_date) as is_new_status
    from dated
),

final as (
    select
        subscription_id,
        stripe_customer_id,
        plan_id,
        status,
        quantity,
        has_history,
        recorded_from,
        max(case when is_new_status then valid_from_date end) over (
            partition by subscription_id
            order by valid_from_date
            rows between unbounded preceding and current row
        ) as status_since_date,
        valid_from_date,
        valid_to_date
    from compared
)

select * from final
