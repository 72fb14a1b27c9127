{%- set as_of_date = var('as_of_date', none) -%}
{%- set history_start_date = var('history_start_date', none) -%}

with

source_tables as (
    select * from {{ ref('stg_sources__tables') }}
),

subscriptions as (
    select * from {{ ref('stg_stripe__subscription') }}
),

subscription_versions as (
    select * from {{ ref('stg_stripe__subscription_history') }}
),

app_accounts as (
    select * from {{ ref('stg_app__accounts') }}
),

tickets as (
    select * from {{ ref('stg_zendesk__ticket') }}
),

hubspot_tickets as (
    select * from {{ ref('stg_hubspot__ticket') }}
),

-- A day is full when everything up to its midnight has been synced. Open ends and zero dates are no days of a company.
last_full_day as (
    select
        {{ days_back("cast(max(last_synced_at) + interval '" ~ var('as_of_grace_minutes') ~ "' minute as date)", 1) }} as full_date
    from source_tables
    where last_synced_at < timestamp '2200-01-01 00:00:00'
),

first_days as (
    select min(cast(started_at as date)) as first_date from subscriptions
    union all
    select min(cast(valid_from as date)) from subscription_versions
    union all
    select min(cast(created_at as date)) from app_accounts
    union all
    select min(cast(created_at as date)) from tickets
    union all
    select min(cast(created_at as date)) from hubspot_tickets
),

first_day as (
    select min(first_date) as first_date
    from first_days
    where first_date between date '1980-01-01' and date '2199-12-31'
),

final as (
    select
        {%- if history_start_date is not none %}
        cast('{{ history_start_date }}' as date) as history_start_date,
        {%- else %}
        coalesce(first_day.first_date, last_full_day.full_date) as history_start_date,
        {%- endif %}
        {%- if as_of_date is not none %}
        cast('{{ as_of_date }}' as date) as as_of_date
        {%- else %}
        last_full_day.full_date as as_of_date
        {%- endif %}
    from last_full_day
    cross join first_day
)

select * from final
