with

source_rows as (
    {{ source_columns('hubspot', 'contact_list_member', [
        ['contact_list_id', 'varchar'],
        ['contact_id', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['added_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['contact_list_id', 'contact_id'], [
        'added_at desc nulls last',
        '_fivetran_synced desc nulls last',
    ]) }}
),

final as (
    select
        contact_list_id,
        contact_id as hubspot_contact_id,
        coalesce(_fivetran_deleted, false) as is_deleted,
        added_at,
        _fivetran_synced as synced_at
    from latest_rows
    where contact_list_id is not null and contact_id is not null
)

select * from final
