with

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

months as (
    select * from {{ ref('int_revenue__month_ends') }}
),

states as (
    select
        mrr_days.customer_id,
        mrr_days.product_id,
        mrr_days.currency,
        mrr_days.mrr_micros,
        mrr_days.mrr_minor,
        mrr_days.mrr_cents,
        months.month_number as period,
        months.month_number as last_period
    from mrr_days
    inner join months
        on mrr_days.date = months.end_date
),

period_rates as (
    select
        rates.currency,
        rates.minor_rate_nanos,
        months.month_number as period
    from rates
    inner join months
        on rates.rate_date = months.end_date
),

first_periods as (
    select
        customer_id,
        min(period) as first_period
    from states
    group by customer_id
),

{{ mrr_changes('states', 'period_rates', 'first_periods') }},

movements as (
    {{ mrr_movement_rows() }}
),

final as (
    select
        movements.customer_id,
        movements.product_id,
        movements.currency,
        movements.category,
        movements.amount_minor,
        movements.amount_cents,
        months.month
    from movements
    inner join months
        on movements.period = months.month_number
)

select * from final
