{%- set parameters = health_policy().parameters -%}

with

field_versions as (
    select * from {{ ref('int_ticket_fields__versioned') }}
    where field_name in ('status', 'priority')
),

statuses as (
    select * from {{ ref('int_ticket_statuses__resolved') }}
),

tickets as (
    select * from {{ ref('fct_tickets') }}
    where customer_id is not null
),

connections as (
    select * from {{ ref('int_health__connections') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

critical_tickets as (
    select distinct ticket_id
    from field_versions
    where field_name = 'priority' and field_value in ({{ quoted_list(parameters.critical_priorities) }})
),

-- A version that arrives when a later one is known has nothing to tell any more.
known_versions as (
    select
        field_versions.ticket_id,
        field_versions.field_name,
        field_versions.field_value,
        field_versions.valid_from,
        {{ arrived_on('field_versions.valid_from', 'field_versions.known_at', 'connections.support_first_load_ended_at') }}
            as known_date
    from field_versions
    inner join critical_tickets
        on field_versions.ticket_id = critical_tickets.ticket_id
    cross join connections
),

followed as (
    select
        *,
        coalesce(min(known_date) over (
            partition by ticket_id, field_name
            order by valid_from
            rows between 1 following and unbounded following
        ), {{ open_end_day() }}) as next_known_date
    from known_versions
),

-- A ticket was open on the day on which its solution became known, too.
open_versions as (
    select
        followed.ticket_id,
        followed.known_date as first_date,
        {{ days_after(least_of(['followed.next_known_date', 'bounds.as_of_date']), 1) }} as end_date
    from followed
    inner join statuses
        on followed.ticket_id = statuses.ticket_id
        and followed.valid_from = statuses.valid_from
    cross join bounds
    where followed.field_name = 'status' and not statuses.is_resolved and followed.known_date <= followed.next_known_date
),

open_spans as (
    {{ merged_spans('open_versions', ['ticket_id']) }}
),

critical_versions as (
    select
        ticket_id,
        known_date as first_date,
        next_known_date as end_date
    from followed
    where
        field_name = 'priority'
        and field_value in ({{ quoted_list(parameters.critical_priorities) }})
        and known_date < next_known_date
),

-- A critical day counts for as many days as the policy looks back.
remembered as (
    select
        open_spans.ticket_id,
        {{ greatest_of(['open_spans.first_date', 'critical_versions.first_date']) }} as first_date,
        {{ days_after(least_of(['open_spans.end_date', 'critical_versions.end_date']), parameters.critical_window_days - 1) }} as end_date
    from open_spans
    inner join critical_versions
        on open_spans.ticket_id = critical_versions.ticket_id
        and open_spans.first_date < critical_versions.end_date
        and critical_versions.first_date < open_spans.end_date
),

remembered_spans as (
    {{ merged_spans('remembered', ['ticket_id']) }}
),

final as (
    select
        tickets.customer_id,
        remembered_spans.ticket_id,
        cast(tickets.created_at as date) as opened_on,
        remembered_spans.first_date,
        remembered_spans.end_date
    from remembered_spans
    inner join tickets
        on remembered_spans.ticket_id = tickets.ticket_id
)

select * from final
