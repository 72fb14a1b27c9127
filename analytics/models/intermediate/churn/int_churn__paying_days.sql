with

measures as (
    select * from {{ ref('int_health__measures') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- The end of every month, and the last day.
final as (
    select
        measures.customer_id,
        measures.segment,
        cast(measures.mrr_cents as bigint) as mrr_cents,
        measures.date = bounds.as_of_date as is_last_day,
        measures.date
    from measures
    inner join bounds
        on measures.date = bounds.as_of_date
        or measures.date = cast(date_trunc('month', measures.date + 1) as date) - 1
    where measures.mrr_cents > 0
)

select * from final
