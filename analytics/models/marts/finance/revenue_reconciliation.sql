with

invoices as (
    select * from {{ ref('fct_invoices') }}
),

staged_invoices as (
    select * from {{ ref('stg_stripe__invoice') }}
),

terms as (
    select * from {{ ref('int_revenue__invoice_terms') }}
),

payments as (
    select * from {{ ref('fct_payments') }}
),

credit_notes as (
    select * from {{ ref('stg_stripe__credit_note') }}
),

subscription_events as (
    select * from {{ ref('fct_subscription_events') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

changed_days as (
    select distinct
        subscription_id,
        date
    from subscription_events
    where event_type in ('plan_changed', 'price_changed', 'product_added', 'product_removed', 'quantity_increased', 'quantity_decreased')
),

credited as (
    select
        invoice_id,
        sum(amount_minor) as credit_minor
    from credit_notes
    where status = 'issued'
    group by invoice_id
),

-- From what the ledger says that the cycle costs to what the invoice asks for, step by step.
invoice_steps as (
    select
        invoices.*,
        coalesce(terms.net_terms_minor, 0) as ledger_minor,
        coalesce(terms.proration_minor, 0) as proration_minor,
        coalesce(terms.usage_minor, 0) as usage_minor,
        coalesce(terms.one_off_minor, 0) as one_off_minor,
        coalesce(staged_invoices.tax_minor, 0) as tax_minor,
        coalesce(terms.gross_terms_minor, 0) - coalesce(terms.net_terms_minor, 0)
            - (coalesce(staged_invoices.subtotal_minor, terms.lines_minor, 0) - (invoices.total_minor - coalesce(staged_invoices.tax_minor, 0))) as discount_minor,
        coalesce(terms.recurring_minor, 0) - coalesce(terms.gross_terms_minor, 0) as price_minor,
        coalesce(staged_invoices.subtotal_minor, terms.lines_minor, 0) - coalesce(terms.lines_minor, 0) as missing_lines_minor,
        coalesce(terms.line_count, 0) as line_count,
        coalesce(terms.has_unknown_terms, true) as has_unknown_terms,
        coalesce(terms.is_in_other_unit, false) as is_in_other_unit,
        changed_days.date is not null as is_changed_that_day,
        coalesce(credited.credit_minor, 0) as credit_minor
    from invoices
    inner join staged_invoices
        on invoices.invoice_id = staged_invoices.invoice_id
    left join terms
        on invoices.invoice_id = terms.invoice_id
    left join changed_days
        on invoices.subscription_id = changed_days.subscription_id
        and invoices.invoice_date = changed_days.date
    left join credited
        on invoices.invoice_id = credited.invoice_id
),

invoice_documents as (
    select
        'invoice' as document_type,
        invoice_id as document_id,
        invoice_id,
        customer_id,
        currency,
        status,
        total_minor as amount_minor,
        ledger_minor as expected_minor,
        total_minor - ledger_minor as difference_minor,
        proration_minor,
        usage_minor,
        one_off_minor,
        discount_minor,
        tax_minor,
        price_minor + missing_lines_minor as unexplained_minor,
        credit_minor,
        cast(0 as bigint) as refund_minor,
        cast(0 as bigint) as dispute_minor,
        amount_remaining_minor as outstanding_minor,
        cast(0 as bigint) as fx_cents,
        cast(null as integer) as days_late,
        concat_ws(
            ', ',
            case when proration_minor != 0 then 'proration' end,
            case when usage_minor != 0 then 'usage' end,
            case when one_off_minor != 0 then 'one_off' end,
            case when abs(discount_minor) > line_count then 'discount_not_in_mrr' end,
            case when tax_minor != 0 then 'tax' end,
            case when credit_minor != 0 then 'credit_note' end,
            case when abs(price_minor + missing_lines_minor) between 1 and line_count or abs(discount_minor) between 1 and line_count then 'rounding' end,
            case
                when abs(price_minor + missing_lines_minor) <= line_count then null
                when missing_lines_minor != 0 then 'missing_lines'
                when is_in_other_unit then 'amount_in_wrong_unit'
                when has_unknown_terms then 'unknown_terms'
                when is_changed_that_day then 'changed_that_day'
                else 'unexplained'
            end,
            case when status = 'uncollectible' then 'uncollectible' when amount_remaining_minor > 0 then 'unpaid' end
        ) as reasons,
        invoice_date as document_date
    from invoice_steps
),

payment_documents as (
    select
        'payment' as document_type,
        payments.charge_id as document_id,
        payments.invoice_id,
        payments.customer_id,
        payments.currency,
        payments.status,
        payments.amount_minor,
        invoices.amount_due_minor as expected_minor,
        case when payments.is_successful then payments.amount_minor else 0 end - coalesce(invoices.amount_due_minor, 0) as difference_minor,
        cast(0 as bigint) as proration_minor,
        cast(0 as bigint) as usage_minor,
        cast(0 as bigint) as one_off_minor,
        cast(0 as bigint) as discount_minor,
        cast(0 as bigint) as tax_minor,
        case
            when payments.is_successful then payments.amount_minor - coalesce(invoices.amount_due_minor, 0)
            else 0
        end as unexplained_minor,
        cast(0 as bigint) as credit_minor,
        -payments.refunded_minor as refund_minor,
        -payments.dispute_lost_minor as dispute_minor,
        cast(0 as bigint) as outstanding_minor,
        case
            when payments.is_successful
                then payments.amount_cents - cast({{ round_half_up('(payments.amount_minor * rates.minor_rate_nanos)', '1000000000') }} as bigint)
            else 0
        end as fx_cents,
        payments.days_late,
        concat_ws(
            ', ',
            case when not payments.is_successful then 'failed_payment' end,
            case when payments.days_late > 0 then 'late_payment' end,
            case when payments.refunded_minor > 0 then 'refund' end,
            case when payments.disputed_minor > 0 then 'dispute' end,
            case when payments.is_successful and payments.payment_date != invoices.invoice_date and payments.currency != '{{ var('reporting_currency') }}' then 'fx' end,
            case
                when not payments.is_successful or payments.amount_minor = invoices.amount_due_minor then null
                when invoices.invoice_id is null then 'without_invoice'
                when payments.amount_minor < invoices.amount_due_minor then 'partial_payment'
                else 'unexplained'
            end
        ) as reasons,
        payments.payment_date as document_date
    from payments
    left join invoices
        on payments.invoice_id = invoices.invoice_id
    left join rates
        on payments.currency = rates.currency
        and coalesce(invoices.invoice_date, payments.payment_date) = rates.rate_date
),

documents as (
    select * from invoice_documents
    union all
    select * from payment_documents
),

final as (
    select
        document_type,
        document_id,
        invoice_id,
        customer_id,
        currency,
        status,
        case when reasons = '' then 'matched' else reasons end as reasons,
        reasons like '%unexplained%' as is_unexplained,
        amount_minor,
        cast(expected_minor as {{ sql_type('hugeint') }}) as expected_minor,
        cast(difference_minor as {{ sql_type('hugeint') }}) as difference_minor,
        cast(proration_minor as {{ sql_type('hugeint') }}) as proration_minor,
        cast(usage_minor as {{ sql_type('hugeint') }}) as usage_minor,
        cast(one_off_minor as {{ sql_type('hugeint') }}) as one_off_minor,
        cast(discount_minor as {{ sql_type('hugeint') }}) as discount_minor,
        tax_minor,
        cast(unexplained_minor as {{ sql_type('hugeint') }}) as unexplained_minor,
        cast(credit_minor as {{ sql_type('hugeint') }}) as credit_minor,
        cast(refund_minor as {{ sql_type('hugeint') }}) as refund_minor,
        cast(dispute_minor as {{ sql_type('hugeint') }}) as dispute_minor,
        outstanding_minor,
        fx_cents,
        days_late,
        document_date
    from documents
)

select * from final
