with

source_rows as (
    {{ source_columns('stripe', 'payment_intent', [
        ['id', 'varchar'],
        ['customer_id', 'varchar'],
        ['payment_method_id', 'varchar'],
        ['last_payment_error_charge_id', 'varchar'],
        ['status', 'varchar'],
        ['currency', 'varchar'],
        ['last_payment_error_code', 'varchar'],
        ['last_payment_error_decline_code', 'varchar'],
        ['last_payment_error_message', 'varchar'],
        ['cancellation_reason', 'varchar'],
        ['amount', 'bigint'],
        ['amount_received', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['canceled_at', 'timestamp'],
        ['created', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'amount_received desc nulls last',
        'status',
        'currency',
    ]) }}
),

final as (
    select
        id as payment_intent_id,
        customer_id as stripe_customer_id,
        payment_method_id,
        last_payment_error_charge_id as last_failed_charge_id,
        lower(status) as status,
        upper(currency) as currency,
        last_payment_error_code as failure_code,
        last_payment_error_decline_code as decline_code,
        last_payment_error_message as failure_message,
        lower(cancellation_reason) as cancellation_reason,
        amount as amount_minor,
        amount_received as amount_received_minor,
        canceled_at,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
