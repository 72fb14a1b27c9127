with

source_rows as (
    {{ source_columns('hubspot', 'ticket_pipeline_stage', [
        ['stage_id', 'varchar'],
        ['pipeline_id', 'varchar'],
        ['label', 'varchar'],
        ['ticket_state', 'varchar'],
        ['display_order', 'integer'],
        ['active', 'boolean'],
        ['is_closed', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['pipeline_id', 'stage_id'], [
        'updated_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'label',
        'ticket_state',
    ]) }}
),

final as (
    select
        stage_id,
        pipeline_id,
        label as stage_name,
        lower(ticket_state) as ticket_state,
        display_order,
        coalesce(active, true) as is_active,
        coalesce(is_closed, false) as is_closed,
        coalesce(_fivetran_deleted, false) as is_deleted,
        created_at,
        updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where pipeline_id is not null and stage_id is not null
)

select * from final
