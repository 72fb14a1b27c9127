{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='date',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_periods_outside(ref('entity_customers_history'), 'date', 'day') }}"
) }}

{%- set attributes = ['customer_name', 'country', 'segment', 'lifecycle_stage', 'tier', 'owner', 'subscription_status', 'health_band', 'total_locations', 'is_test'] -%}
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

-- One number in place of a name and a day: joins of a million days take half the time.
numbered_versions as{{ computed_apart() }} (
    select
        customer_versions.*,
        row_number() over (order by customer_id, valid_from) as version_no,
        dense_rank() over (order by customer_id) as customer_no
    from customer_versions
),

customer_numbers as (
    select distinct customer_no, customer_id
    from numbered_versions
),

{% for fact in ['health_days', 'paid_days', 'usage_days', 'ticket_days', 'device_days'] %}
numbered_{{ fact }} as (
    select
        {{ fact }}.*,
        {{ customer_day('customer_numbers.customer_no', fact ~ '.date') }} as customer_day
    from {{ fact }}
    inner join customer_numbers
        on {{ fact }}.customer_id = customer_numbers.customer_id
    where {{ fact }}.date >= (select min(period) from open_days)
),

{% endfor %}
customers as (
    select
        {{ customer_day('numbered_versions.customer_no', 'open_days.period') }} as customer_day,
        numbered_versions.version_no,
        open_days.inputs_fingerprint,
        open_days.period as date
    from open_days
    inner join numbered_versions
        on open_days.period >= numbered_versions.valid_from
        and open_days.period < numbered_versions.valid_to
),

measured as (
    select
        customers.version_no,
        health_days.risk_band,
        health_days.health_score,
        health_days.data_coverage,
        health_days.reason_count,
        {%- for count in people_counts %}
        usage_days.{{ count }},
        {%- endfor %}
        coalesce(
            health_days.days_since_last_activity, cast({{ days_between('usage_days.last_activity_date', 'customers.date') }} as integer)
        ) as days_since_last_activity,
        {%- for count in ticket_counts %}
        coalesce(ticket_days.{{ count }}, case when connected.has_support then 0 end) as {{ count }},
        {%- endfor %}
        {%- for measure in device_measures %}
        device_days.{{ measure }},
        {%- endfor %}
        cast(coalesce(paid_days.mrr_cents, case when connected.has_billing then 0 end) as bigint) as mrr_cents,
        customers.inputs_fingerprint,
        health_days.is_delinquent,
        health_days.renewal_date,
        customers.date
    from customers
    cross join connected
    {%- for fact in ['health_days', 'paid_days', 'usage_days', 'ticket_days', 'device_days'] %}
    left join numbered_{{ fact }} as {{ fact }}
        on customers.customer_day = {{ fact }}.customer_day
    {%- endfor %}
),

final as (
    select
        numbered_versions.customer_id,
        {%- for attribute in attributes if attribute not in ['total_locations', 'is_test'] %}
        numbered_versions.{{ attribute }},
        {%- endfor %}
        measured.risk_band,
        measured.health_score,
        measured.data_coverage,
        measured.reason_count,
        {%- for count in people_counts %}
        measured.{{ count }},
        {%- endfor %}
        measured.days_since_last_activity,
        {%- for count in ticket_counts %}
        measured.{{ count }},
        {%- endfor %}
        numbered_versions.total_locations,
        {%- for measure in device_measures %}
        measured.{{ measure }},
        {%- endfor %}
        measured.mrr_cents,
        measured.mrr_cents * 12 as arr_cents,
        measured.inputs_fingerprint,
        measured.mrr_cents > 0 as is_paying,
        measured.is_delinquent,
        numbered_versions.is_test,
        measured.renewal_date,
        measured.date
    from measured
    inner join numbered_versions
        on measured.version_no = numbered_versions.version_no
)

select * from final
