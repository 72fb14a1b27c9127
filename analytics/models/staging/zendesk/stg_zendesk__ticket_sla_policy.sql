with

source_rows as (
    {{ source_columns('zendesk', 'ticket_sla_policy', [
        ['ticket_id', 'varchar'],
        ['sla_policy_id', 'varchar'],
        ['policy_applied_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

named as (
    select
        ticket_id,
        sla_policy_id,
        policy_applied_at as applied_at,
        _fivetran_synced as synced_at
    from source_rows
    where ticket_id is not null and sla_policy_id is not null and policy_applied_at is not null
),

final as (
    {{ latest_per_key('named', ['ticket_id', 'applied_at'], ['synced_at desc nulls last', 'sla_policy_id']) }}
)

select * from final
