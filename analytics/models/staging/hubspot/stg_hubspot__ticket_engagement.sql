with

source_rows as (
    {{ source_columns('hubspot', 'ticket_engagement', [
        ['ticket_id', 'varchar'],
        ['engagement_id', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['ticket_id', 'engagement_id'], [
        '_fivetran_synced desc nulls last',
    ]) }}
),

final as (
    select
        ticket_id as hubspot_ticket_id,
        engagement_id,
        _fivetran_synced as synced_at
    from latest_rows
    where ticket_id is not null and engagement_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
