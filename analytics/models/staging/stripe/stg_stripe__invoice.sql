with

source_rows as (
    {{ source_columns('stripe', 'invoice', [
        ['id', 'varchar'],
        ['customer_id', 'varchar'],
        ['subscription_id', 'varchar'],
        ['number', 'varchar'],
        ['status', 'varchar'],
        ['billing_reason', 'varchar'],
        ['currency', 'varchar'],
        ['subtotal', 'bigint'],
        ['tax', 'bigint'],
        ['total', 'bigint'],
        ['amount_due', 'bigint'],
        ['amount_paid', 'bigint'],
        ['amount_remaining', 'bigint'],
        ['attempt_count', 'bigint'],
        ['paid', 'boolean'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp', ['date']],
        ['due_date', 'timestamp'],
        ['finalized_at', 'timestamp'],
        ['status_transitions_finalized_at', 'timestamp'],
        ['next_payment_attempt', 'timestamp'],
        ['period_start', 'timestamp'],
        ['period_end', 'timestamp'],
        ['status_transitions_paid_at', 'timestamp'],
        ['status_transitions_voided_at', 'timestamp'],
        ['status_transitions_marked_uncollectible_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'amount_paid desc nulls last',
        'status',
    ]) }}
),

final as (
    select
        id as invoice_id,
        customer_id as stripe_customer_id,
        subscription_id,
        number as invoice_number,
        lower(coalesce(status, case when paid then 'paid' else 'open' end)) as status,
        billing_reason,
        upper(currency) as currency,
        subtotal as subtotal_minor,
        tax as tax_minor,
        total as total_minor,
        amount_due as amount_due_minor,
        amount_paid as amount_paid_minor,
        amount_remaining as amount_remaining_minor,
        attempt_count,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        created as created_at,
        coalesce(status_transitions_finalized_at, finalized_at) as finalized_at,
        due_date as due_at,
        next_payment_attempt as next_attempt_at,
        status_transitions_paid_at as paid_at,
        status_transitions_voided_at as voided_at,
        status_transitions_marked_uncollectible_at as marked_uncollectible_at,
        period_start as period_started_at,
        period_end as period_ended_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
