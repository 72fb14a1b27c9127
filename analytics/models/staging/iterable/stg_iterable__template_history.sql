with

source_rows as (
    {{ source_columns('iterable', 'template_history', [
        ['id', 'varchar'],
        ['message_type_id', 'varchar'],
        ['name', 'varchar'],
        ['template_type', 'varchar'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', 'coalesce(updated_at, created_at, _fivetran_synced)'], [
        '_fivetran_synced desc nulls last',
        'name',
        'template_type',
    ]) }}
),

final as (
    select
        id as template_id,
        message_type_id,
        name as template_name,
        template_type,
        row_number() over (partition by id order by coalesce(updated_at, created_at, _fivetran_synced) desc) = 1 as is_current,
        coalesce(updated_at, created_at, _fivetran_synced) as valid_from,
        created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and coalesce(updated_at, created_at, _fivetran_synced) is not null
)

select * from final
