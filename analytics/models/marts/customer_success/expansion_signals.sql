with

signals as (
    select * from {{ ref('int_expansion__signals') }}
),

ready_days as (
    select * from {{ ref('int_expansion__ready_days') }}
    where is_last_day
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

final as (
    select
        signals.customer_id,
        customers.customer_name,
        ready_days.segment,
        customers.owner_name,
        signals.signal,
        signals.measure,
        signals.evidence,
        signals.value,
        signals.threshold,
        ready_days.mrr_cents,
        signals.estimated_uplift_cents,
        -- Signals of one customer overlap: the largest counts, once.
        case
            when
                row_number() over (
                    partition by signals.customer_id
                    order by signals.estimated_uplift_cents desc nulls last, signals.signal, signals.measure
                ) = 1
                then coalesce(signals.estimated_uplift_cents, 0)
            else 0
        end as counted_uplift_cents,
        signals.date as as_of_date
    from signals
    inner join ready_days
        on signals.customer_id = ready_days.customer_id
        and signals.date = ready_days.date
    inner join customers
        on signals.customer_id = customers.customer_id
)

select * from final
