with

device_days as (
    select * from {{ ref('fact_device_health_daily') }}
    where customer_id is not null
),

summed as (
    select
        customer_id,
        sum(known_online_seconds) as online_seconds,
        sum(observed_seconds) as observed_seconds,
        date
    from device_days
    group by customer_id, date
),

final as (
    select
        customer_id,
        {{ rounded_share('sum(online_seconds) over lately', 'sum(observed_seconds) over lately') }} as device_online_ratio,
        date
    from summed
    window lately as (
        partition by customer_id
        order by date
        range between interval {{ health_policy().parameters.device_window_days - 1 }} days preceding and current row
    )
)

select * from final
