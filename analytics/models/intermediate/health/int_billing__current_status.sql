with

status_spans as (
    select * from {{ ref('int_customers__subscription_statuses') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

final as (
    select
        status_spans.customer_id,
        status_spans.subscription_status
    from status_spans
    inner join bounds
        on bounds.as_of_date >= status_spans.valid_from
        and bounds.as_of_date < status_spans.valid_to
    where status_spans.subscription_status is not null
)

select * from final
