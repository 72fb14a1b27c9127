with

source_rows as (
    {{ source_columns('zendesk', 'audit_log', [
        ['id', 'varchar'],
        ['actor_id', 'varchar'],
        ['source_id', 'varchar'],
        ['action', 'varchar'],
        ['source_type', 'varchar'],
        ['source_label', 'varchar'],
        ['change_description', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'action',
        'source_type',
    ]) }}
),

final as (
    select
        id as audit_log_id,
        actor_id,
        source_id,
        lower(action) as action,
        lower(source_type) as source_type,
        source_label,
        change_description as description,
        created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
