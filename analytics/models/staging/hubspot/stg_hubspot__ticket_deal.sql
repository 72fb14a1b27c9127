with

source_rows as (
    {{ source_columns('hubspot', 'ticket_deal', [
        ['ticket_id', 'varchar'],
        ['deal_id', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['ticket_id', 'deal_id'], ['_fivetran_synced desc nulls last']) }}
),

final as (
    select
        ticket_id as hubspot_ticket_id,
        deal_id as hubspot_deal_id,
        _fivetran_synced as synced_at
    from latest_rows
    where ticket_id is not null and deal_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
