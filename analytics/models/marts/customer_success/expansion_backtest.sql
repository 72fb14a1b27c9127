{%- set horizon = churn_settings().horizon_days -%}

with

paying_days as (
    select * from {{ ref('int_churn__paying_days') }}
),

ready_days as (
    select * from {{ ref('int_expansion__ready_days') }}
),

signals as (
    select * from {{ ref('int_expansion__signals') }}
),

movements as (
    select * from {{ ref('fct_mrr_movements') }}
    where category = 'expansion'
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- A discount that ends and a pause that is over are no growth.
growth as (
    select
        customer_id,
        cast(sum(amount_cents) as bigint) as uplift_cents,
        date
    from movements
    where reason not in ('discount_expired', 'resumed', 'payment_recovered')
    group by customer_id, date
),

outcomes as (
    select
        paying_days.customer_id,
        coalesce(sum(growth.uplift_cents), 0) as uplift_cents,
        paying_days.date
    from paying_days
    inner join bounds
        on {{ days_after('paying_days.date', horizon) }} <= bounds.as_of_date
    left join growth
        on paying_days.customer_id = growth.customer_id
        and growth.date > paying_days.date
        and growth.date <= {{ days_after('paying_days.date', horizon) }}
    group by paying_days.customer_id, paying_days.date
),

-- Signals of one customer for one product overlap: the largest counts.
signalled as (
    select
        customer_id,
        signal,
        max(estimated_uplift_cents) as estimated_uplift_cents,
        date
    from signals
    group by customer_id, signal, date
    union all
    select
        customer_id,
        'any_signal' as signal,
        max(estimated_uplift_cents) as estimated_uplift_cents,
        date
    from signals
    group by customer_id, date
    union all
    select customer_id, 'ready' as signal, null as estimated_uplift_cents, date from ready_days
    union all
    select customer_id, 'paying' as signal, null as estimated_uplift_cents, date from paying_days
),

final as (
    select
        signalled.signal,
        count(*) as customers,
        count(*) filter (where outcomes.uplift_cents > 0) as expanded_customers,
        {{ exact_ratio('count(*) filter (where outcomes.uplift_cents > 0)', 'count(*)') }} as precision,
        cast(sum(signalled.estimated_uplift_cents) as bigint) as estimated_uplift_cents,
        cast(sum({{ greatest_of(['outcomes.uplift_cents', '0']) }}) as bigint) as actual_uplift_cents,
        cast(date_trunc('month', signalled.date) as date) as month,
        signalled.date
    from signalled
    inner join outcomes
        on signalled.customer_id = outcomes.customer_id
        and signalled.date = outcomes.date
    group by signalled.signal, signalled.date
)

select * from final
