with

invoice_lines as (
    select * from {{ ref('stg_stripe__invoice_line_item') }}
),

invoices as (
    select * from {{ ref('stg_stripe__invoice') }}
),

customers as (
    select * from {{ ref('map_source_to_customer') }}
),

days as (
    select * from {{ ref('dim_date') }}
),

invoice_totals as (
    select
        invoices.invoice_id,
        invoices.stripe_customer_id,
        invoices.total_minor - coalesce(invoices.tax_minor, 0) as net_minor,
        sum(invoice_lines.amount_minor) as lines_minor
    from invoices
    inner join invoice_lines
        on invoices.invoice_id = invoice_lines.invoice_id
    where not invoices.is_deleted and invoices.status in ('open', 'paid', 'uncollectible')
    group by invoices.invoice_id, invoices.stripe_customer_id, invoices.total_minor, invoices.tax_minor
),

-- Discounts are the invoice's: each line bears its share, the last one what is left.
lines_with_share as (
    select
        invoice_lines.invoice_line_item_id,
        invoice_lines.invoice_id,
        invoice_totals.stripe_customer_id,
        invoice_lines.currency,
        invoice_totals.net_minor,
        cast(invoice_lines.period_started_at as date) as start_date,
        {{ greatest_of(['cast(invoice_lines.period_ended_at as date)', days_after('cast(invoice_lines.period_started_at as date)', 1)]) }} as end_date,
        invoice_totals.lines_minor,
        sum(invoice_lines.amount_minor) over line_order as lines_so_far_minor,
        coalesce(sum(invoice_lines.amount_minor) over (
            partition by invoice_lines.invoice_id
            order by invoice_lines.invoice_line_item_id
            rows between unbounded preceding and 1 preceding
        ), 0) as lines_before_minor
    from invoice_lines
    inner join invoice_totals
        on invoice_lines.invoice_id = invoice_totals.invoice_id
    where invoice_lines.period_started_at is not null and invoice_lines.period_ended_at is not null
    window line_order as (partition by invoice_lines.invoice_id order by invoice_lines.invoice_line_item_id)
),

net_lines as (
    select
        *,
        case
            when lines_minor = 0 then 0
            else {{ round_half_up_signed('(net_minor * lines_so_far_minor)', 'lines_minor') }}
                - {{ round_half_up_signed('(net_minor * lines_before_minor)', 'lines_minor') }}
        end as line_net_minor
    from lines_with_share
),

months as (
    select
        month,
        {{ days_after('max(month_end_date)', 1) }} as next_month
    from days
    where is_past
    group by month
),

-- What has been served up to a month's end, less what had been up to its start: the months add up to the line.
served as (
    select
        net_lines.stripe_customer_id,
        net_lines.currency,
        months.month,
        {{ round_half_up_signed(
            '(net_lines.line_net_minor * ' ~ days_between('net_lines.start_date', least_of(['net_lines.end_date', 'months.next_month'])) ~ ')',
            days_between('net_lines.start_date', 'net_lines.end_date')
        ) }}
        - {{ round_half_up_signed(
            '(net_lines.line_net_minor * ' ~ days_between('net_lines.start_date', greatest_of(['net_lines.start_date', 'months.month'])) ~ ')',
            days_between('net_lines.start_date', 'net_lines.end_date')
        ) }} as recognized_minor
    from net_lines
    inner join months
        on net_lines.start_date < months.next_month
        and net_lines.end_date > months.month
),

final as (
    select
        customers.customer_id,
        served.currency,
        cast(sum(served.recognized_minor) as bigint) as recognized_minor,
        served.month
    from served
    inner join customers
        on customers.source_system = 'stripe'
        and served.stripe_customer_id = customers.source_id
    group by customers.customer_id, served.currency, served.month
)

select * from final
