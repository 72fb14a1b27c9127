with

tickets as (
    select * from {{ ref('int_tickets__unified') }}
),

changes as (
    select * from {{ ref('int_ticket_changes__unified') }}
),

messages as (
    select * from {{ ref('int_ticket_messages__unified') }}
),

ticket_schedules as (
    select * from {{ ref('stg_zendesk__ticket_schedule') }}
),

policies as (
    select * from {{ ref('stg_zendesk__ticket_sla_policy') }}
),

windows as (
    select * from {{ ref('int_schedules__windows') }}
),

holidays as (
    select * from {{ ref('stg_zendesk__schedule_holiday') }}
),

schedules as (
    select * from {{ ref('stg_zendesk__schedule') }}
),

time_zones as (
    select * from {{ ref('zendesk_time_zones') }}
),

targets as (
    select * from {{ ref('int_sla_targets__versioned') }}
),

bounds as (
    select
        as_of_date,
        cast({{ days_after('as_of_date', 1) }} as timestamp) as observed_until
    from {{ ref('int_calendar__bounds') }}
),

-- What counts for all tickets: business hours and promises.
rules as (
    {%- set parts = {
        'windows': ['schedule_id', 'time_zone', 'weekday', 'start_minute', 'end_minute', 'utc_shift_minutes', 'valid_from', 'valid_to'],
        'holidays': ['holiday_id', 'schedule_id', 'start_date', 'end_date', 'is_deleted'],
        'schedules': ['schedule_id', 'start_minute_of_week', 'end_minute_of_week', 'is_deleted', 'created_at'],
        'time_zones': ['time_zone', 'iana_name'],
        'targets': ['sla_policy_id', 'metric', 'priority', 'target_seconds', 'is_business_time', 'valid_from', 'valid_to'],
    } %}
    {%- for relation, columns in parts.items() %}
    select
        '{{ relation }}' as rule,
        {{ rows_fingerprint(columns) }} as fingerprint
    from {{ relation }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

all_rules as (
    select {{ rows_fingerprint(['rule', 'fingerprint']) }} as rules_fingerprint
    from rules
),

changed as (
    select
        ticket_id,
        {{ rows_fingerprint(['field_name', 'field_value', 'changed_at', 'synced_at']) }} as fingerprint,
        min(changed_at) filter (where field_name = 'status' and field_value in ('solved', 'closed')) as first_resolved_at,
        max(changed_at) filter (where field_name = 'status' and field_value in ('solved', 'closed')) as last_resolved_at,
        max(changed_at) filter (where field_name = 'status' and field_value not in ('solved', 'closed')) as last_unresolved_at,
        max(changed_at) as last_changed_at
    from changes
    group by ticket_id
),

said as (
    select
        ticket_id,
        {{ rows_fingerprint(['message_id', 'author', 'is_public', 'created_at', 'known_at']) }} as fingerprint,
        max(created_at) filter (where author = 'agent' and is_public) as last_reply_at,
        max(created_at) filter (where author = 'requester' and is_public) as last_question_at,
        max(created_at) as last_said_at
    from messages
    group by ticket_id
),

scheduled as (
    select
        ticket_id,
        {{ rows_fingerprint(['schedule_id', 'applied_at']) }} as fingerprint
    from ticket_schedules
    group by ticket_id
),

promised as (
    select
        ticket_id,
        {{ rows_fingerprint(['sla_policy_id', 'applied_at']) }} as fingerprint
    from policies
    group by ticket_id
),

-- Once a ticket is resolved and every question answered, none of its clocks goes on with the days. Where it is not sure,
-- the clocks count as running.
combined as (
    select
        tickets.*,
        all_rules.rules_fingerprint,
        changed.fingerprint as changes_fingerprint,
        said.fingerprint as messages_fingerprint,
        scheduled.fingerprint as schedules_fingerprint,
        promised.fingerprint as policies_fingerprint,
        coalesce(
            tickets.status in ('solved', 'closed')
            and (changed.last_unresolved_at is null or changed.last_unresolved_at < changed.last_resolved_at)
            and (
                said.last_question_at is null
                or said.last_reply_at is null
                or said.last_question_at < said.last_reply_at
                or said.last_question_at <= changed.first_resolved_at
            )
            and tickets.created_at < bounds.observed_until
            and coalesce(tickets.updated_at, tickets.created_at) < bounds.observed_until
            and coalesce(changed.last_changed_at, tickets.created_at) < bounds.observed_until
            and coalesce(said.last_said_at, tickets.created_at) < bounds.observed_until,
            false
        ) as is_settled,
        bounds.as_of_date
    from tickets
    cross join bounds
    cross join all_rules
    left join changed
        on tickets.ticket_id = changed.ticket_id
    left join said
        on tickets.ticket_id = said.ticket_id
    left join scheduled
        on tickets.ticket_id = scheduled.ticket_id
    left join promised
        on tickets.ticket_id = promised.ticket_id
),

final as (
    select
        ticket_id,
        cast({{ hash_of([
            'source_system', 'organization_id', 'status', 'priority', 'is_deleted', 'created_at', 'updated_at',
            'synced_at', 'rules_fingerprint', 'changes_fingerprint', 'messages_fingerprint', 'schedules_fingerprint',
            'policies_fingerprint', 'case when is_settled then null else as_of_date end',
        ]) }} % 2147483647 as integer) as ticket_fingerprint,
        is_settled
    from combined
)

select * from final
