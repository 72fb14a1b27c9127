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

status_versions as (
    {{ of_open_tickets(ref('int_ticket_fields__versioned'), condition="field_name = 'status'") }}
),

marked as (
    select
        ticket_id,
        field_value as status,
        field_value in ('solved', 'closed') as is_resolved,
        is_observed,
        ticket_fingerprint,
        valid_from,
        valid_to,
        coalesce(lag(field_value in ('solved', 'closed')) over (
            partition by ticket_id
            order by valid_from
        ), false) as was_resolved
    from status_versions
),

-- From solved to closed a ticket stays resolved since it was solved.
final as (
    select
        ticket_id,
        status,
        is_resolved,
        is_observed,
        ticket_fingerprint,
        valid_from,
        valid_to,
        case
            when is_resolved then max(case when is_resolved and not was_resolved then valid_from end) over (
                partition by ticket_id
                order by valid_from
                rows between unbounded preceding and current row
            )
        end as resolved_at
    from marked
)

select * from final
