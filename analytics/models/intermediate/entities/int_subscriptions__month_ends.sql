with

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

item_days as (
    select * from {{ ref('fact_subscription_daily') }}
    where mrr_micros > 0
),

ledger as (
    select * from {{ ref('fct_mrr_daily') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

months as (
    {{ calendar_periods('bounds', 'month') }}
),

amounts as (
    select
        item_days.subscription_id,
        item_days.customer_id,
        item_days.product_id,
        item_days.currency,
        sum(item_days.mrr_micros) * max(rates.minor_rate_nanos) as reporting_amount,
        item_days.date
    from item_days
    inner join months
        on item_days.date = months.period_end_date
    inner join rates
        on item_days.currency = rates.currency
        and item_days.date = rates.rate_date
    group by item_days.subscription_id, item_days.customer_id, item_days.product_id, item_days.currency, item_days.date
),

-- The cents that the ledger booked are shared out to the subscriptions they came from, so that these add up to it.
shared as (
    select
        amounts.subscription_id,
        {{ whole_quotient('amounts.reporting_amount', '1000000000000000') }}
        + case
            when row_number() over (
                partition by amounts.customer_id, amounts.product_id, amounts.currency, amounts.date
                order by amounts.reporting_amount % 1000000000000000 desc, amounts.subscription_id
            ) <= ledger.mrr_cents - sum({{ whole_quotient('amounts.reporting_amount', '1000000000000000') }}) over (
                partition by amounts.customer_id, amounts.product_id, amounts.currency, amounts.date
            )
                then 1
            else 0
        end as mrr_cents,
        amounts.date
    from amounts
    inner join ledger
        on amounts.customer_id = ledger.customer_id
        and amounts.product_id = ledger.product_id
        and amounts.currency = ledger.currency
        and amounts.date = ledger.date
),

final as (
    select
        subscription_id,
        cast(sum(mrr_cents) as bigint) as mrr_cents,
        date
    from shared
    group by subscription_id, date
)

select * from final
