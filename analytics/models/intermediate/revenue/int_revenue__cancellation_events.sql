with

versions as (
    select * from {{ ref('stg_stripe__subscription_history') }}
),

current_states as (
    select * from {{ ref('stg_stripe__subscription') }}
),

compared as (
    select
        subscription_id,
        status,
        is_cancel_at_period_end or cancel_at is not null as is_scheduled,
        coalesce(cancel_at, current_period_ended_at) as ends_at,
        lag(is_cancel_at_period_end or cancel_at is not null) over (partition by subscription_id order by valid_from) as was_scheduled,
        valid_from
    from versions
),

recorded as (
    select
        subscription_id,
        case when is_scheduled then 'cancellation_scheduled' else 'cancellation_withdrawn' end as event_type,
        case when is_scheduled then cast(cast(ends_at as date) as varchar) end as value,
        cast(valid_from as date) as date
    from compared
    where
        is_scheduled != coalesce(was_scheduled, false)
        and status not in ('canceled', 'incomplete_expired')
),

-- Without history only the last cancellation is known, by the moment it was asked for.
remembered as (
    select
        current_states.subscription_id,
        'cancellation_scheduled' as event_type,
        cast(cast(coalesce(current_states.cancel_at, current_states.current_period_ended_at) as date) as varchar) as value,
        cast(current_states.canceled_at as date) as date
    from current_states
    left join (select distinct subscription_id from versions) as with_history
        on current_states.subscription_id = with_history.subscription_id
    where
        with_history.subscription_id is null
        and current_states.is_cancel_at_period_end
        and current_states.canceled_at is not null
),

final as (
    select * from recorded
    union all
    select * from remembered
)

select * from final
