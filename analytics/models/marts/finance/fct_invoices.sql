with

invoices as (
    select * from {{ ref('stg_stripe__invoice') }}
),

customers as (
    select * from {{ ref('map_source_to_customer') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

final as (
    select
        invoices.invoice_id,
        customers.customer_id,
        invoices.stripe_customer_id,
        invoices.subscription_id,
        invoices.invoice_number,
        invoices.status,
        invoices.billing_reason,
        invoices.currency,
        invoices.total_minor,
        invoices.amount_due_minor,
        invoices.amount_paid_minor,
        invoices.amount_remaining_minor,
        cast({{ round_half_up('(invoices.total_minor * rates.minor_rate_nanos)', '1000000000') }} as bigint) as total_cents,
        cast({{ round_half_up('(invoices.amount_paid_minor * rates.minor_rate_nanos)', '1000000000') }} as bigint) as amount_paid_cents,
        invoices.attempt_count,
        case
            when invoices.status = 'open' and cast(invoices.due_at as date) < bounds.as_of_date
                then {{ days_between('cast(invoices.due_at as date)', 'bounds.as_of_date') }}
            else 0
        end as days_past_due,
        invoices.status = 'paid' as is_paid,
        cast(invoices.created_at as date) as invoice_date,
        cast(invoices.due_at as date) as due_date,
        invoices.created_at,
        invoices.paid_at
    from invoices
    cross join bounds
    left join customers
        on customers.source_system = 'stripe'
        and invoices.stripe_customer_id = customers.source_id
    left join rates
        on invoices.currency = rates.currency
        and cast(invoices.created_at as date) = rates.rate_date
    where not invoices.is_deleted
)

select * from final
-- One customer is asked for at a time: its rows lie together.
order by customer_id
