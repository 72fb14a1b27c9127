-- Of a line whose period is over everything has been recognized: the months of one invoice add up to it, without tax.
with

invoices as (
    select
        stripe_customer_id,
        currency,
        sum(total_minor - coalesce(tax_minor, 0)) as net_minor,
        max(cast(lines.last_end as date)) as last_end_date,
        bool_and(
            lines.has_periods and (lines.lines_minor != 0 or invoice.total_minor = coalesce(invoice.tax_minor, 0))
        ) as is_served_in_periods
    from {{ ref('stg_stripe__invoice') }} as invoice
    inner join (
        select
            invoice_id,
            max(period_ended_at) as last_end,
            bool_and(period_started_at is not null and period_ended_at is not null) as has_periods,
            sum(amount_minor) as lines_minor
        from {{ ref('stg_stripe__invoice_line_item') }}
        group by invoice_id
    ) as lines
        on invoice.invoice_id = lines.invoice_id
    where not invoice.is_deleted and invoice.status in ('open', 'paid', 'uncollectible')
    group by stripe_customer_id, currency
),

recognized as (
    select
        customer_id,
        currency,
        sum(recognized_minor) as recognized_minor
    from {{ ref('int_revenue__recognized_months') }}
    group by customer_id, currency
),

by_customer as (
    select
        customers.customer_id,
        invoices.currency,
        sum(invoices.net_minor) as net_minor,
        max(invoices.last_end_date) as last_end_date,
        bool_and(invoices.is_served_in_periods) as is_served_in_periods
    from invoices
    inner join {{ ref('map_source_to_customer') }} as customers
        on customers.source_system = 'stripe'
        and invoices.stripe_customer_id = customers.source_id
    group by customers.customer_id, invoices.currency
)

select
    by_customer.*,
    recognized.recognized_minor
from by_customer
cross join {{ ref('int_calendar__bounds') }} as bounds
inner join recognized
    on by_customer.customer_id = recognized.customer_id
    and by_customer.currency = recognized.currency
where
    by_customer.is_served_in_periods
    and by_customer.last_end_date <= bounds.as_of_date
    and by_customer.net_minor != recognized.recognized_minor
