with

source_rows as (
    {{ source_columns('hubspot', 'form', [
        ['portal_id', 'varchar'],
        ['guid', 'varchar'],
        ['name', 'varchar'],
        ['form_type', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['guid'], [
        'updated_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'name',
        'form_type',
    ]) }}
),

final as (
    select
        guid as form_id,
        portal_id,
        name as form_name,
        lower(form_type) as form_type,
        coalesce(_fivetran_deleted, false) as is_deleted,
        created_at,
        updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where guid is not null
)

select * from final
