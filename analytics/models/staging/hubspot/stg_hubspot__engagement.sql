with

source_rows as (
    {{ source_columns('hubspot', 'engagement', [
        ['id', 'varchar'],
        ['portal_id', 'varchar'],
        ['type', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'type',
        'portal_id',
    ]) }}
),

final as (
    select
        id as engagement_id,
        portal_id,
        upper(type) as engagement_type,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
