{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='month',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_periods_outside(ref('entity_subscriptions_history'), 'month', 'month') }}"
) }}

-- depends_on: {{ ref('int_calendar__bounds') }}

{%- set attributes = [
    'customer_id', 'plan_id', 'product', 'plan_tier', 'billing_interval', 'currency', 'status', 'quantity',
    'contracted_mrr_minor', 'mrr_minor',
] %}

with

subscription_versions as (
    select * from {{ ref('entity_subscriptions_history') }}
),

month_ends as (
    select * from {{ ref('int_subscriptions__month_ends') }}
),

invoiced_months as (
    select * from {{ ref('int_subscriptions__invoiced_months') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

months as (
    {{ calendar_periods('bounds', 'month') }}
),

fingerprints as (
    {{ period_fingerprints('months', 'month',
        facts=[
            {'relation': 'month_ends', 'day': 'date', 'columns': ['subscription_id', 'mrr_cents']},
            {'relation': 'invoiced_months', 'day': 'month', 'columns': ['subscription_id', 'invoices', 'unpaid_invoices', 'invoiced_cents', 'paid_cents']},
            {'relation': 'subscription_versions', 'day': 'valid_from', 'columns': ['subscription_version_id', 'change_type']},
        ],
        versions=[{'relation': 'subscription_versions', 'columns': ['subscription_id'] + attributes}]
    ) }}
),

open_months as (
    {{ open_periods('fingerprints', 'month') }}
),

change_counts as (
    select
        subscription_id,
        count(*) as changes,
        {{ period_of('valid_from', 'month') }} as month
    from subscription_versions
    where version_number > 1
    group by 1, 3
),

-- From the month it began in to the month it ended in.
subscriptions as (
    select
        subscription_versions.*,
        open_months.inputs_fingerprint,
        open_months.period_end_date,
        open_months.period as month
    from open_months
    inner join subscription_versions
        on open_months.period_end_date >= subscription_versions.valid_from
        and open_months.period_end_date < subscription_versions.valid_to
    where
        subscription_versions.status not in ('canceled', 'incomplete_expired')
        or subscription_versions.valid_from >= open_months.period
),

final as (
    select
        subscriptions.subscription_id,
        {%- for attribute in attributes %}
        subscriptions.{{ attribute }},
        {%- endfor %}
        coalesce(month_ends.mrr_cents, 0) as mrr_cents,
        coalesce(month_ends.mrr_cents, 0) * 12 as arr_cents,
        coalesce(invoiced_months.invoices, 0) as invoices,
        coalesce(invoiced_months.unpaid_invoices, 0) as unpaid_invoices,
        coalesce(invoiced_months.invoiced_cents, 0) as invoiced_cents,
        coalesce(invoiced_months.paid_cents, 0) as paid_cents,
        coalesce(change_counts.changes, 0) as changes,
        subscriptions.inputs_fingerprint,
        coalesce(month_ends.mrr_cents, 0) > 0 as is_paying,
        subscriptions.month,
        subscriptions.period_end_date
    from subscriptions
    left join month_ends
        on subscriptions.subscription_id = month_ends.subscription_id
        and subscriptions.period_end_date = month_ends.date
    left join invoiced_months
        on subscriptions.subscription_id = invoiced_months.subscription_id
        and subscriptions.month = invoiced_months.month
    left join change_counts
        on subscriptions.subscription_id = change_counts.subscription_id
        and subscriptions.month = change_counts.month
)

select * from final
