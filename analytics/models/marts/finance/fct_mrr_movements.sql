with

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

states as (
    select
        customer_id,
        product_id,
        currency,
        mrr_micros,
        mrr_minor,
        mrr_cents,
        {{ day_number('date') }} as period
    from mrr_days
),

period_rates as (
    select
        currency,
        minor_rate_nanos,
        {{ day_number('rate_date') }} as period
    from rates
),

{{ mrr_changes('states', 'period_rates') }},

movements as (
    {{ mrr_movement_rows() }}
),

final as (
    select
        customer_id,
        product_id,
        currency,
        category,
        amount_minor,
        amount_cents,
        {{ date_of_day_number('period') }} as date
    from movements
)

select * from final
