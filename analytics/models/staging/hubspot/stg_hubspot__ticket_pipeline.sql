with

source_rows as (
    {{ source_columns('hubspot', 'ticket_pipeline', [
        ['pipeline_id', 'varchar'],
        ['label', 'varchar'],
        ['display_order', 'integer'],
        ['active', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['pipeline_id'], [
        'updated_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'label',
    ]) }}
),

final as (
    select
        pipeline_id,
        label as pipeline_name,
        display_order,
        coalesce(active, true) as is_active,
        coalesce(_fivetran_deleted, false) as is_deleted,
        created_at,
        updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where pipeline_id is not null
)

select * from final
