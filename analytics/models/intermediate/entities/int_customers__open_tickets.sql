with

ticket_days as (
    select * from {{ ref('fact_support_ticket_daily') }}
    where is_open and customer_id is not null
),

final as (
    select
        customer_id,
        count(*) as open_tickets,
        count(*) filter (where is_critical) as open_critical_tickets,
        date
    from ticket_days
    group by customer_id, date
)

select * from final
