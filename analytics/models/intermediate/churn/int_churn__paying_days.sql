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
        bounds.as_of_date is not null as is_last_day,
        measures.date
    from measures
    left join bounds
        on measures.date = bounds.as_of_date
    where
        measures.mrr_cents > 0
        and (
            bounds.as_of_date is not null
            or measures.date = {{ days_back("cast(date_trunc('month', " ~ days_after('measures.date', 1) ~ ') as date)', 1) }}
        )
)

select * from final
