{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_changed_days('movements_fingerprint') }}"
) }}

with

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

ledger_spans as (
    select * from {{ ref('int_revenue__ledger_spans') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

subscription_events as (
    select * from {{ ref('fct_subscription_events') }}
),

reasons as (
    select * from {{ ref('mrr_movement_reasons') }}
),

day_fingerprints as (
    select * from {{ ref('int_revenue__day_fingerprints') }}
),

open_days as (
    {{ open_days('day_fingerprints', 'movements_fingerprint') }}
),

-- A day moves from the one before it.
read_days as (
    select date from open_days
    union
    select {{ days_back('date', 1) }} from open_days
),

foreign_customers as (
    select distinct customer_id
    from ledger_spans
    where has_foreign_currency
),

-- Who pays in the reporting currency alone does not move within a span.
states as (
    select
        ledger_spans.customer_id,
        ledger_spans.product_id,
        ledger_spans.currency,
        ledger_spans.mrr_micros,
        ledger_spans.mrr_minor,
        ledger_spans.steady_cents as mrr_cents,
        {{ day_number('ledger_spans.valid_from') }} as period,
        {{ day_number('ledger_spans.valid_to') }} - 1 as last_period
    from ledger_spans
    left join foreign_customers
        on ledger_spans.customer_id = foreign_customers.customer_id
    where foreign_customers.customer_id is null
    union all
    select
        mrr_days.customer_id,
        mrr_days.product_id,
        mrr_days.currency,
        mrr_days.mrr_micros,
        mrr_days.mrr_minor,
        mrr_days.mrr_cents,
        {{ day_number('mrr_days.date') }},
        {{ day_number('mrr_days.date') }}
    from mrr_days
    inner join foreign_customers
        on mrr_days.customer_id = foreign_customers.customer_id
    inner join read_days
        on mrr_days.date = read_days.date
),

period_rates as (
    select
        currency,
        minor_rate_nanos,
        {{ day_number('rate_date') }} as period
    from rates
),

first_periods as (
    select distinct
        customer_id,
        {{ day_number('first_mrr_date') }} as first_period
    from ledger_spans
),

{{ mrr_changes('states', 'period_rates', 'first_periods') }},

movements as (
    {{ mrr_movement_rows() }}
),

dated as (
    select
        movements.customer_id,
        movements.product_id,
        movements.currency,
        movements.category,
        movements.amount_minor,
        movements.amount_cents,
        case when movements.amount_cents < 0 or movements.amount_minor < 0 then 'down' else 'up' end as direction,
        open_days.inputs_fingerprint,
        open_days.date
    from movements
    inner join open_days
        on movements.period = {{ day_number('open_days.date') }}
),

-- What happened to the product itself explains more than what happened elsewhere in the subscription.
explained as (
    select
        dated.customer_id,
        dated.product_id,
        dated.currency,
        dated.category,
        dated.date,
        reasons.reason,
        row_number() over (
            partition by dated.customer_id, dated.product_id, dated.currency, dated.category, dated.date
            order by
                case when subscription_events.product_id = dated.product_id then 0 else 1 end,
                reasons.priority,
                reasons.reason
        ) as place
    from dated
    inner join subscription_events
        on dated.customer_id = subscription_events.customer_id
        and dated.date = subscription_events.date
    inner join reasons
        on subscription_events.event_type = reasons.event_type
        and dated.direction = reasons.direction
    where dated.category != 'fx'
),

final as (
    select
        dated.customer_id,
        dated.product_id,
        dated.currency,
        dated.category,
        case
            when explained.reason is not null then explained.reason
            when abs(dated.amount_cents) <= 1 and abs(dated.amount_minor) <= 1 then 'rounding'
            else 'unexplained'
        end as reason,
        dated.amount_minor,
        dated.amount_cents,
        dated.inputs_fingerprint,
        dated.date
    from dated
    left join explained
        on dated.customer_id = explained.customer_id
        and dated.product_id = explained.product_id
        and dated.currency = explained.currency
        and dated.category = explained.category
        and dated.date = explained.date
        and explained.place = 1
    where dated.category != 'fx'
    union all
    select
        customer_id,
        product_id,
        currency,
        category,
        'exchange_rate',
        amount_minor,
        amount_cents,
        inputs_fingerprint,
        date
    from dated
    where category = 'fx'
)

select * from final
