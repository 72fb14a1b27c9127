{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='date',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_periods_outside(ref('entity_customers_history'), 'date', 'day') }}",
    post_hook='analyze {{ this }}'
) }}

{%- set attributes = ['customer_name', 'country', 'segment', 'lifecycle_stage', 'tier', 'industry', 'owner', 'subscription_status', 'health_band', 'total_locations', 'is_test'] -%}
{%- set health_measures = ['health_score', 'data_coverage', 'reason_count', 'days_since_last_activity', 'is_delinquent', 'renewal_date', 'risk_band'] %}
{%- set device_measures = ['total_devices', 'active_devices', 'device_events_30d', 'device_online_ratio_30d'] %}
{%- set people_counts = ['active_users_1d', 'active_users_7d', 'active_users_28d', 'active_users_30d'] %}
{%- set ticket_counts = ['open_tickets', 'open_critical_tickets'] %}

with

customer_versions as (
    select * from {{ ref('entity_customers_history') }}
),

health_days as (
    select * from {{ ref('customer_health_daily') }}
),

paid_days as (
    select * from {{ ref('int_billing__paid_days') }}
),

usage_days as (
    select * from {{ ref('fct_usage') }}
),

ticket_days as (
    select * from {{ ref('int_customers__open_tickets') }}
),

device_days as (
    select * from {{ ref('int_devices__customer_days') }}
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- What a source that is absent would have told is unknown, not zero.
connected as (
    select
        coalesce(bool_or(source_system = 'stripe'), false) as has_billing,
        (select count(*) > 0 from ticket_days) as has_support,
        date '0001-01-01' as valid_from,
        {{ open_end_day() }} as valid_to
    from source_customers
),

days as (
    {{ calendar_periods('bounds', 'day') }}
),

fingerprints as (
    {{ period_fingerprints('days', 'day',
        facts=[
            {'relation': 'health_days', 'day': 'date', 'columns': ['customer_id'] + health_measures},
            {'relation': 'paid_days', 'day': 'date', 'columns': ['customer_id', 'mrr_cents']},
            {'relation': 'usage_days', 'day': 'date', 'columns': ['customer_id', 'last_activity_date'] + people_counts},
            {'relation': 'ticket_days', 'day': 'date', 'columns': ['customer_id'] + ticket_counts},
            {'relation': 'device_days', 'day': 'date', 'columns': ['customer_id'] + device_measures},
        ],
        versions=[
            {'relation': 'customer_versions', 'columns': ['customer_id'] + attributes},
            {'relation': 'connected', 'columns': ['has_billing', 'has_support']},
        ]
    ) }}
),

open_days as (
    {{ open_periods('fingerprints', 'date') }}
),

customers as (
    select
        customer_versions.*,
        open_days.inputs_fingerprint,
        open_days.period as date
    from open_days
    inner join customer_versions
        on open_days.period >= customer_versions.valid_from
        and open_days.period < customer_versions.valid_to
),

final as (
    select
        customers.customer_id,
        {%- for attribute in attributes if attribute not in ['total_locations', 'is_test'] %}
        customers.{{ attribute }},
        {%- endfor %}
        health_days.risk_band,
        health_days.health_score,
        health_days.data_coverage,
        health_days.reason_count,
        {%- for count in people_counts %}
        usage_days.{{ count }},
        {%- endfor %}
        coalesce(
            health_days.days_since_last_activity, cast(customers.date - usage_days.last_activity_date as integer)
        ) as days_since_last_activity,
        {%- for count in ticket_counts %}
        coalesce(ticket_days.{{ count }}, case when connected.has_support then 0 end) as {{ count }},
        {%- endfor %}
        customers.total_locations,
        {%- for measure in device_measures %}
        device_days.{{ measure }},
        {%- endfor %}
        cast(coalesce(paid_days.mrr_cents, case when connected.has_billing then 0 end) as bigint) as mrr_cents,
        cast(coalesce(paid_days.mrr_cents, case when connected.has_billing then 0 end) * 12 as bigint) as arr_cents,
        customers.inputs_fingerprint,
        coalesce(paid_days.mrr_cents, case when connected.has_billing then 0 end) > 0 as is_paying,
        health_days.is_delinquent,
        customers.is_test,
        health_days.renewal_date,
        customers.date
    from customers
    cross join connected
    left join health_days
        on customers.customer_id = health_days.customer_id
        and customers.date = health_days.date
    left join paid_days
        on customers.customer_id = paid_days.customer_id
        and customers.date = paid_days.date
    left join usage_days
        on customers.customer_id = usage_days.customer_id
        and customers.date = usage_days.date
    left join ticket_days
        on customers.customer_id = ticket_days.customer_id
        and customers.date = ticket_days.date
    left join device_days
        on customers.customer_id = device_days.customer_id
        and customers.date = device_days.date
)

select * from final
