{%- set lag_days = var('acquisition_lag_days') -%}

with

ad_spend_days as (
    select * from {{ ref('int_marketing__ad_spend_days') }}
),

other_costs as (
    select
        month,
        currency,
        amount,
        {{ month_end('month') }} as month_end_date
    from {{ ref('sales_and_marketing_costs') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

-- A month's costs are spread evenly over its days.
other_cost_days as (
    {{ expand_days('other_costs', 'month', 'month_end_date') }}
),

other_costs_valued as (
    select
        cast(date_trunc('month', {{ days_after('other_cost_days.date_day', lag_days) }}) as date) as month,
        -- In units of 1 ÷ 755160, which the days of every month divide: 28 × 29 × 30 × 31.
        cast({{ round_half_up(
            "sum(cast(other_cost_days.amount * 100 as " ~ sql_type('hugeint') ~ ') * rates.rate_micros * '
                ~ whole_quotient('755160', "cast(extract(day from other_cost_days.month_end_date) as " ~ sql_type('hugeint') ~ ')') ~ ')',
            '755160000000'
        ) }} as bigint) as other_cost_cents
    from other_cost_days
    inner join rates
        on other_cost_days.currency = rates.currency
        and other_cost_days.date_day = rates.rate_date
    group by 1
),

-- What was spent wins customers so many days later.
costs as (
    select
        cast(date_trunc('month', {{ days_after('spend_date', lag_days) }}) as date) as month,
        spend_cents as paid_spend_cents,
        cast(null as bigint) as other_cost_cents
    from ad_spend_days
    union all
    select
        month,
        null,
        other_cost_cents
    from other_costs_valued
),

final as (
    select
        cast(sum(paid_spend_cents) as bigint) as paid_spend_cents,
        cast(sum(other_cost_cents) as bigint) as other_cost_cents,
        cast(coalesce(sum(paid_spend_cents), 0) + coalesce(sum(other_cost_cents), 0) as bigint) as cost_cents,
        case when count(other_cost_cents) > 0 then 'fully_loaded' else 'paid' end as cac_basis,
        month
    from costs
    group by month
    having count(paid_spend_cents) + count(other_cost_cents) > 0
)

select * from final
