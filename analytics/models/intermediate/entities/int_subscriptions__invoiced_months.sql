with

invoices as (
    select * from {{ ref('fct_invoices') }}
    where subscription_id is not null and status not in ('draft', 'void')
),

final as (
    select
        subscription_id,
        count(*) as invoices,
        count(*) filter (where not is_paid) as unpaid_invoices,
        cast(coalesce(sum(total_cents), 0) as bigint) as invoiced_cents,
        cast(coalesce(sum(amount_paid_cents), 0) as bigint) as paid_cents,
        cast(date_trunc('month', invoice_date) as date) as month
    from invoices
    group by subscription_id, cast(date_trunc('month', invoice_date) as date)
)

select * from final
