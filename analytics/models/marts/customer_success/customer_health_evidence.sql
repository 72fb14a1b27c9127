with

evidence as (
    select * from {{ ref('int_health__evidence') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
    where not coalesce(is_test, false)
),

-- Bad news only: what cost points, or could have.
final as (
    select
        evidence.customer_id,
        case evidence.name
            when 'promises_broken' then 'sla_breach_rate_14d'
            when 'open_critical_tickets' then 'open_critical_tickets_7d'
            when 'bad_ratings' then 'csat_90d'
            when 'failed_payments' then 'failed_payments_30d'
            when 'unpaid_subscriptions' then 'days_past_due'
            when 'lost_champions' then 'champion_left'
        end as measure,
        evidence.record,
        evidence.detail,
        evidence.happened_on,
        evidence.first_date as known_from_date,
        evidence.end_date as counts_until_date
    from evidence
    inner join customers
        on evidence.customer_id = customers.customer_id
    where evidence.name in (
        'promises_broken', 'open_critical_tickets', 'bad_ratings', 'failed_payments', 'unpaid_subscriptions', 'lost_champions'
    )
)

select * from final
