with

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

months as (
    select * from {{ ref('int_revenue__month_ends') }}
),

recognized_months as (
    select * from {{ ref('int_revenue__recognized_months') }}
),

usage_charges as (
    select * from {{ ref('int_revenue__usage_charges') }}
),

invoices as (
    select * from {{ ref('fct_invoices') }}
),

payments as (
    select * from {{ ref('fct_payments') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

-- A month is valued at the rate of its last day.
amounts as (
    select
        mrr_days.customer_id,
        months.month,
        'mrr' as figure,
        sum(mrr_days.mrr_cents) as cents
    from mrr_days
    inner join months
        on mrr_days.date = months.end_date
    group by mrr_days.customer_id, months.month
    union all
    select
        recognized_months.customer_id,
        recognized_months.month,
        'recognized',
        sum({{ round_half_up('(recognized_months.recognized_minor * rates.minor_rate_nanos)', '1000000000') }})
    from recognized_months
    inner join months
        on recognized_months.month = months.month
    inner join rates
        on recognized_months.currency = rates.currency
        and months.end_date = rates.rate_date
    group by recognized_months.customer_id, recognized_months.month
    union all
    select
        customer_id,
        usage_month,
        'usage',
        sum(amount_cents)
    from usage_charges
    where customer_id is not null
    group by customer_id, usage_month
    union all
    select
        customer_id,
        cast(date_trunc('month', invoice_date) as date),
        'invoiced',
        sum(total_cents)
    from invoices
    where customer_id is not null and status in ('open', 'paid', 'uncollectible')
    group by customer_id, cast(date_trunc('month', invoice_date) as date)
    union all
    select
        customer_id,
        cast(date_trunc('month', payment_date) as date),
        'paid',
        sum(amount_cents)
    from payments
    where customer_id is not null and is_successful
    group by customer_id, cast(date_trunc('month', payment_date) as date)
    union all
    select
        payments.customer_id,
        cast(date_trunc('month', coalesce(payments.last_refund_date, payments.payment_date)) as date),
        'refunded',
        sum({{ round_half_up('((payments.refunded_minor + payments.dispute_lost_minor) * rates.minor_rate_nanos)', '1000000000') }})
    from payments
    inner join rates
        on payments.currency = rates.currency
        and coalesce(payments.last_refund_date, payments.payment_date) = rates.rate_date
    where payments.customer_id is not null and payments.refunded_minor + payments.dispute_lost_minor > 0
    group by payments.customer_id, cast(date_trunc('month', coalesce(payments.last_refund_date, payments.payment_date)) as date)
),

final as (
    select
        amounts.customer_id,
        {%- for figure in ['mrr', 'recognized', 'usage', 'invoiced', 'paid', 'refunded'] %}
        cast(coalesce(sum(case when amounts.figure = '{{ figure }}' then amounts.cents end), 0) as bigint) as {{ figure }}_cents,
        {%- endfor %}
        months.is_complete as is_complete_month,
        amounts.month
    from amounts
    inner join months
        on amounts.month = months.month
    group by amounts.customer_id, amounts.month, months.is_complete
)

select * from final
-- One customer is asked for at a time: its rows lie together.
order by customer_id
