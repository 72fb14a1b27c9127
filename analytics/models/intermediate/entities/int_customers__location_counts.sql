with

locations as (
    select * from {{ ref('dim_location') }}
    where customer_id is not null
),

changes as (
    select customer_id, 1 as change, cast(created_at as date) as date
    from locations
    union all
    select customer_id, -1, cast(updated_at as date)
    from locations
    where not is_active
),

day_changes as (
    select customer_id, sum(change) as change, date
    from changes
    where date is not null
    group by customer_id, date
),

final as (
    select
        customer_id,
        cast(sum(change) over (
            partition by customer_id order by date rows between unbounded preceding and current row
        ) as integer) as total_locations,
        date as valid_from,
        coalesce(lead(date) over (partition by customer_id order by date), {{ open_end_day() }}) as valid_to
    from day_changes
)

select * from final
