with

source_rows as (
    {{ source_columns('stripe', 'dispute', [
        ['id', 'varchar'],
        ['charge_id', 'varchar'],
        ['balance_transaction', 'varchar', ['balance_transaction_id']],
        ['status', 'varchar'],
        ['reason', 'varchar'],
        ['currency', 'varchar'],
        ['amount', 'bigint'],
        ['evidence_details_has_evidence', 'boolean'],
        ['is_charge_refundable', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['evidence_details_due_by', 'timestamp'],
        ['created', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'balance_transaction',
        'status',
    ]) }}
),

final as (
    select
        id as dispute_id,
        charge_id,
        balance_transaction as balance_transaction_id,
        lower(status) as status,
        lower(reason) as reason,
        upper(currency) as currency,
        amount as amount_minor,
        coalesce(evidence_details_has_evidence, false) as has_evidence,
        coalesce(is_charge_refundable, false) as is_charge_refundable,
        evidence_details_due_by as evidence_due_at,
        created as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
