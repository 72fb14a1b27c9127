{%- set state_columns = [
    'subscription_item_id', 'subscription_id', 'stripe_customer_id', 'customer_id', 'product_id', 'price_id', 'currency',
    'status', 'exception_reason', 'quantity', 'contracted_mrr_micros', 'mrr_micros', 'is_counted_status', 'is_metered',
] -%}
{%- set amount_columns = ['customer_id', 'product_id', 'currency', 'mrr_micros'] -%}
{%- set rate_columns = ['currency', 'rate_micros', 'minor_rate_nanos'] -%}

with

days as (
    select
        date as period,
        date as period_end_date
    from {{ ref('dim_date') }}
    where is_past
),

item_segments as (
    select
        *,
        valid_from_date as valid_from,
        valid_to_date as valid_to
    from {{ ref('int_revenue__item_segments') }}
    where status not in ('canceled', 'incomplete_expired')
),

ledger_spans as (
    select * from {{ ref('int_revenue__ledger_spans') }}
),

ledger_spans_before as (
    select
        customer_id,
        product_id,
        currency,
        mrr_micros,
        {{ days_after('valid_from', 1) }} as valid_from,
        {{ days_after('valid_to', 1) }} as valid_to
    from ledger_spans
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

rates_before as (
    select
        currency,
        rate_micros,
        minor_rate_nanos,
        {{ days_after('rate_date', 1) }} as rate_date
    from rates
),

subscription_events as (
    select * from {{ ref('fct_subscription_events') }}
),

reasons as (
    select
        *,
        date '0001-01-01' as valid_from,
        {{ open_end_day() }} as valid_to
    from {{ ref('mrr_movement_reasons') }}
),

item_days as (
    {{ period_fingerprints('days', 'day', facts=[], versions=[{'relation': 'item_segments', 'columns': state_columns}]) }}
),

ledger_days as (
    {{ period_fingerprints('days', 'day',
        facts=[{'relation': 'rates', 'day': 'rate_date', 'columns': rate_columns}],
        versions=[{'relation': 'ledger_spans', 'columns': amount_columns}]
    ) }}
),

-- A movement is made of a day and the day before, of the customer's first day and of what happened to subscriptions.
movement_days as (
    {{ period_fingerprints('days', 'day',
        facts=[
            {'relation': 'rates', 'day': 'rate_date', 'columns': rate_columns},
            {'relation': 'rates_before', 'day': 'rate_date', 'columns': ["'before'"] + rate_columns},
            {'relation': 'subscription_events', 'day': 'date', 'columns': ['subscription_event_id', 'customer_id', 'product_id', 'event_type']},
        ],
        versions=[
            {'relation': 'ledger_spans', 'columns': amount_columns + ['first_mrr_date']},
            {'relation': 'ledger_spans_before', 'columns': ["'before'"] + amount_columns},
            {'relation': 'reasons', 'columns': ['event_type', 'direction', 'reason', 'priority']},
        ]
    ) }}
),

final as (
    select
        item_days.inputs_fingerprint as items_fingerprint,
        ledger_days.inputs_fingerprint as ledger_fingerprint,
        movement_days.inputs_fingerprint as movements_fingerprint,
        item_days.period as date
    from item_days
    inner join ledger_days
        on item_days.period = ledger_days.period
    inner join movement_days
        on item_days.period = movement_days.period
)

select * from final
