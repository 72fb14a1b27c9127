with

source_rows as (
    {{ source_columns('hubspot', 'ticket_contact', [
        ['ticket_id', 'varchar'],
        ['contact_id', 'varchar'],
        ['category', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['ticket_id', 'contact_id'], [
        '_fivetran_synced desc nulls last',
        'category',
    ]) }}
),

final as (
    select
        ticket_id as hubspot_ticket_id,
        contact_id as hubspot_contact_id,
        upper(category) as category,
        _fivetran_synced as synced_at
    from latest_rows
    where ticket_id is not null and contact_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
