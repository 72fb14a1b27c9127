with

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

customer_starts as (
    select * from {{ ref('int_revenue__customer_starts') }}
),

months as (
    select * from {{ ref('int_revenue__month_ends') }}
),

arrivals as (
    select synced_at from {{ ref('stg_stripe__subscription') }}
    union all
    select synced_at from {{ ref('stg_stripe__subscription_history') }}
    union all
    select synced_at from {{ ref('stg_stripe__subscription_item') }}
    union all
    select synced_at from {{ ref('stg_stripe__subscription_discount') }}
),

last_arrival as (
    select max(synced_at) as data_until
    from arrivals
),

final as (
    select
        customer_starts.customer_id || '@' || cast(months.month as varchar) as figure_id,
        customer_starts.customer_id,
        cast(coalesce(sum(mrr_days.mrr_cents), 0) as bigint) as mrr_cents,
        months.month,
        last_arrival.data_until
    from customer_starts
    cross join last_arrival
    inner join months
        on months.month >= customer_starts.cohort_month
        and months.is_complete
    left join mrr_days
        on customer_starts.customer_id = mrr_days.customer_id
        and months.end_date = mrr_days.date
    group by customer_starts.customer_id, months.month, last_arrival.data_until
)

select * from final
