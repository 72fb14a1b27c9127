with

paid_days as (
    select * from {{ ref('int_billing__known_paid_days') }}
),

usage_days as (
    select * from {{ ref('int_usage__customer_days') }}
),

tickets as (
    select * from {{ ref('fct_tickets') }}
    where customer_id is not null
),

ticket_versions as (
    select * from {{ ref('int_ticket_fields__versioned') }}
    where field_name = 'status'
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
),

customer_versions as (
    select * from {{ ref('dim_customer') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
    where not coalesce(is_test, false)
),

policy as (
    select * from {{ ref('health_policy') }}
),

bands as (
    select * from {{ ref('health_policy_bands') }}
),

ceilings as (
    select * from {{ ref('health_policy_ceilings') }}
),

connections as (
    select * from {{ ref('int_health__connections') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

first_signals as (
    select customer_id, min(date) as first_date, min(date) as first_paid_date from paid_days group by customer_id
    union all
    select customer_id, min(date), null from usage_days where last_activity_date is not null group by customer_id
    union all
    select
        tickets.customer_id,
        min({{ arrived_on('ticket_versions.valid_from', 'ticket_versions.known_at', 'connections.support_first_load_ended_at') }}),
        null
    from tickets
    inner join ticket_versions
        on tickets.ticket_id = ticket_versions.ticket_id
    cross join connections
    group by tickets.customer_id
),

first_days as (
    select
        customer_id,
        min(first_date) as first_date,
        min(first_paid_date) as first_paid_date
    from first_signals
    group by customer_id
),

customer_sources as (
    select
        customer_id,
        bool_or(source_system = 'app') as has_usage,
        bool_or(source_system = 'stripe') as has_billing,
        {{ rows_fingerprint(['source_system', 'source_id']) }} as records_fingerprint
    from source_customers
    group by customer_id
),

customer_segments as (
    select
        customer_id,
        {{ rows_fingerprint(['segment', 'valid_from']) }} as segments_fingerprint
    from customer_versions
    group by customer_id
),

policy_fingerprints as (
    select {{ rows_fingerprint([
        'segment', 'lifecycle_stage', 'measure', 'needs', 'component', 'weight', 'no_penalty_at', 'full_penalty_at', 'when_unmeasured',
    ]) }} as fingerprint from policy
    union all
    select {{ rows_fingerprint(['band', 'band_rank', 'score_from', 'risk_band']) }} from bands
    union all
    select {{ rows_fingerprint([
        'segment', 'lifecycle_stage', 'measure', 'is_worse_above', 'value_from', 'best_band', 'score_to',
    ]) }} from ceilings
    union all
    select {{ hash_of(["'" ~ local_md5(tojson(health_policy())) ~ "'"]) }}
),

scored_by as (
    select {{ rows_fingerprint(['fingerprint']) }} as policy_fingerprint
    from policy_fingerprints
),

-- What a customer's days rest on beside the events: when that changes, all of them are scored again.
final as (
    select
        customers.customer_id,
        {{ hash_of([
            'customer_sources.records_fingerprint',
            'coalesce(customer_segments.segments_fingerprint, 0)',
            'scored_by.policy_fingerprint',
        ]) }} as basis,
        customer_sources.has_usage,
        connections.has_devices,
        connections.has_support,
        customer_sources.has_billing,
        connections.has_billing as is_billing_connected,
        first_days.first_date,
        first_days.first_paid_date,
        bounds.as_of_date as last_date
    from first_days
    inner join customers
        on first_days.customer_id = customers.customer_id
    inner join customer_sources
        on first_days.customer_id = customer_sources.customer_id
    left join customer_segments
        on first_days.customer_id = customer_segments.customer_id
    cross join connections
    cross join scored_by
    cross join bounds
    where first_days.first_date <= bounds.as_of_date
)

select * from final
