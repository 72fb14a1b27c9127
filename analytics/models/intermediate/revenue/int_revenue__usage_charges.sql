with

invoice_lines as (
    select * from {{ ref('stg_stripe__invoice_line_item') }}
),

invoices as (
    select * from {{ ref('stg_stripe__invoice') }}
),

prices as (
    select * from {{ ref('int_revenue__prices') }}
),

customers as (
    select * from {{ ref('map_source_to_customer') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

-- Metered prices are billed in arrears: what was used counts in the month in which its period ends.
final as (
    select
        invoice_lines.invoice_line_item_id,
        invoice_lines.invoice_id,
        invoice_lines.subscription_id,
        customers.customer_id,
        prices.product_id,
        invoice_lines.currency,
        invoice_lines.quantity,
        invoice_lines.amount_minor,
        cast({{ round_half_up('(invoice_lines.amount_minor * rates.minor_rate_nanos)', '1000000000') }} as bigint) as amount_cents,
        cast(invoices.created_at as date) as invoice_date,
        cast(date_trunc('month', coalesce(invoice_lines.period_ended_at - interval '0.001' second, invoices.created_at)) as date) as usage_month
    from invoice_lines
    inner join invoices
        on invoice_lines.invoice_id = invoices.invoice_id
    inner join prices
        on invoice_lines.price_id = prices.price_id
        and prices.is_metered
    left join customers
        on customers.source_system = 'stripe'
        and invoices.stripe_customer_id = customers.source_id
    left join rates
        on invoice_lines.currency = rates.currency
        and cast(invoices.created_at as date) = rates.rate_date
    where not invoices.is_deleted and invoices.status in ('open', 'paid', 'uncollectible')
)

select * from final
