with

source_rows as (
    {{ source_columns('zendesk', 'user_tag', [
        ['user_id', 'varchar'],
        ['tag', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['user_id', 'lower(tag)'], [
        '_fivetran_synced desc nulls last',
        'tag',
    ]) }}
),

final as (
    select
        user_id,
        lower(tag) as tag,
        _fivetran_synced as synced_at
    from latest_rows
    where user_id is not null and lower(tag) is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
