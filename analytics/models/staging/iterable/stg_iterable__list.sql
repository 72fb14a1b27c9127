with

source_rows as (
    {{ source_columns('iterable', 'list', [
        ['id', 'varchar'],
        ['name', 'varchar'],
        ['list_type', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'name',
        'list_type',
    ]) }}
),

final as (
    select
        id as list_id,
        name as list_name,
        lower(list_type) as list_type,
        coalesce(_fivetran_deleted, false) as is_deleted,
        created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
