with

versions as (
    select * from {{ ref('int_sales__opportunity_versions') }}
),

opportunities as (
    select * from {{ ref('int_sales__opportunities') }}
),

-- What a closed deal says is when it closed, not when it was to close.
plans as (
    select
        versions.opportunity_id,
        versions.close_date,
        versions.valid_from,
        lag(versions.close_date) over (partition by versions.opportunity_id order by versions.valid_from, versions.close_date) as previous_close_date
    from versions
    inner join opportunities
        on versions.opportunity_id = opportunities.opportunity_id
    where versions.close_date is not null
        and (not opportunities.is_closed or cast(versions.valid_from as date) < opportunities.closed_date)
),

final as (
    select
        opportunity_id,
        row_number() over (partition by opportunity_id order by valid_from, close_date) as plan_number,
        coalesce({{ days_between('previous_close_date', 'close_date') }}, 0) as days_moved,
        close_date,
        previous_close_date,
        valid_from as planned_at
    from plans
    where previous_close_date is null or close_date != previous_close_date
)

select * from final
