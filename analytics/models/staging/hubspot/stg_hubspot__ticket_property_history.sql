with

source_rows as (
    {{ source_columns('hubspot', 'ticket_property_history', [
        ['ticket_id', 'varchar'],
        ['source_id', 'varchar'],
        ['property_name', 'varchar', ['name']],
        ['property_value', 'varchar', ['value']],
        ['change_source', 'varchar', ['source']],
        ['changed_at', 'timestamp', ['timestamp_instant', 'timestamp']],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['ticket_id', 'property_name', 'changed_at'], [
        '_fivetran_synced desc nulls last',
        'property_value',
        'change_source',
    ]) }}
),

final as (
    select
        ticket_id as hubspot_ticket_id,
        source_id as change_source_id,
        property_name,
        property_value,
        upper(change_source) as change_source,
        changed_at,
        _fivetran_synced as synced_at
    from latest_rows
    where ticket_id is not null and property_name is not null and changed_at is not null
)

select * from final
