with

months as (
    select * from {{ ref('int_revenue__month_ends') }}
),

item_days as (
    select * from {{ ref('fact_subscription_daily') }}
),

cancellations as (
    select * from {{ ref('int_revenue__cancellation_events') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

month_end_items as (
    select
        months.month,
        months.end_date,
        months.is_complete,
        item_days.customer_id,
        item_days.subscription_id,
        item_days.mrr_micros * rates.minor_rate_nanos as reporting_amount
    from item_days
    inner join months
        on item_days.date = months.end_date
    inner join rates
        on item_days.currency = rates.currency
        and months.end_date = rates.rate_date
    where item_days.mrr_micros > 0
),

-- The last decision that was known on the day counts: an end can be scheduled and withdrawn.
decisions as (
    select
        months.end_date,
        cancellations.subscription_id,
        cancellations.event_type,
        row_number() over (
            partition by months.end_date, cancellations.subscription_id
            order by cancellations.date desc, cancellations.event_type
        ) as place
    from cancellations
    inner join months
        on cancellations.date <= months.end_date
),

final as (
    select
        month_end_items.customer_id,
        cast({{ round_half_up('sum(month_end_items.reporting_amount)', '1000000000000000') }} as bigint) as mrr_cents,
        cast({{ round_half_up(
            "sum(case when decisions.event_type = 'cancellation_scheduled' then month_end_items.reporting_amount else 0 end)", '1000000000000000'
        ) }} as bigint) as scheduled_churn_cents,
        cast(
            {{ round_half_up('sum(month_end_items.reporting_amount)', '1000000000000000') }}
            - {{ round_half_up(
                "sum(case when decisions.event_type = 'cancellation_scheduled' then month_end_items.reporting_amount else 0 end)", '1000000000000000'
            ) }} as bigint
        ) as committed_mrr_cents,
        month_end_items.is_complete as is_complete_month,
        month_end_items.month
    from month_end_items
    left join decisions
        on month_end_items.end_date = decisions.end_date
        and month_end_items.subscription_id = decisions.subscription_id
        and decisions.place = 1
    group by month_end_items.customer_id, month_end_items.month, month_end_items.is_complete
)

select * from final
