{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook='{{ remove_changed_tickets() }}'
) }}

with

open_tickets as (
    {{ open_tickets() }}
),

tickets as (
    {{ of_open_tickets(ref('int_tickets__unified')) }}
),

changes as (
    {{ of_open_tickets(ref('int_ticket_changes__unified')) }}
),

-- A ticket without history is taken to have had its priority from the start; its status is known only now.
starting_values as (
    select
        ticket_id,
        'priority' as field_name,
        priority as field_value,
        false as is_observed,
        created_at as valid_from,
        created_at as known_at
    from tickets
    union all
    select
        ticket_id,
        'status' as field_name,
        'new' as field_value,
        false as is_observed,
        created_at as valid_from,
        created_at as known_at
    from tickets
    union all
    select
        ticket_id,
        'status' as field_name,
        status as field_value,
        false as is_observed,
        {{ greatest_of(['coalesce(updated_at, created_at)', "created_at + interval '1' second"]) }} as valid_from,
        {{ greatest_of(['coalesce(updated_at, created_at)', 'synced_at']) }} as known_at
    from tickets
),

recorded_values as (
    select
        changes.ticket_id,
        changes.field_name,
        changes.field_value,
        true as is_observed,
        {{ greatest_of(['changes.changed_at', 'tickets.created_at']) }} as valid_from,
        {{ greatest_of(['changes.changed_at', 'changes.synced_at']) }} as known_at,
        changes.changed_at
    from changes
    inner join tickets
        on changes.ticket_id = tickets.ticket_id
),

-- The first recorded priority also stands for the time before it; a ticket is new until its first recorded status.
first_recorded as (
    select
        ticket_id,
        field_name,
        {{ value_at_lowest('field_value', 'changed_at') }} as first_value
    from recorded_values
    group by ticket_id, field_name
),

combined as (
    select
        starting_values.ticket_id,
        starting_values.field_name,
        case
            when starting_values.field_name = 'priority'
                then coalesce(first_recorded.first_value, starting_values.field_value)
            else starting_values.field_value
        end as field_value,
        starting_values.is_observed,
        starting_values.valid_from,
        starting_values.known_at,
        starting_values.valid_from as changed_at,
        0 as precedence
    from starting_values
    left join first_recorded
        on starting_values.ticket_id = first_recorded.ticket_id
        and starting_values.field_name = first_recorded.field_name
    where
        first_recorded.ticket_id is null
        or starting_values.field_name = 'priority'
        or starting_values.field_value = 'new'
    union all
    select
        ticket_id,
        field_name,
        field_value,
        is_observed,
        valid_from,
        known_at,
        changed_at,
        1 as precedence
    from recorded_values
),

last_per_moment as (
    select *
    from (
        select
            *,
            row_number() over (
                partition by ticket_id, field_name, valid_from
                order by precedence desc, changed_at desc nulls last, field_value
            ) as version_number
        from combined
        where field_value is not null
    ) as numbered
    where version_number = 1
),

changed_only as (
    select *
    from (
        select
            *,
            lag(field_value) over (partition by ticket_id, field_name order by valid_from) as previous_value
        from last_per_moment
    ) as compared
    where field_value is distinct from previous_value
),

final as (
    select
        changed_only.ticket_id,
        changed_only.field_name,
        changed_only.field_value,
        changed_only.is_observed,
        open_tickets.ticket_fingerprint,
        changed_only.valid_from,
        lead(changed_only.valid_from) over (
            partition by changed_only.ticket_id, changed_only.field_name
            order by changed_only.valid_from
        ) as valid_to,
        changed_only.known_at
    from changed_only
    inner join open_tickets
        on changed_only.ticket_id = open_tickets.ticket_id
)

select * from final
