with

source_rows as (
    {{ source_columns('hubspot', 'deal_pipeline_stage', [
        ['stage_id', 'varchar'],
        ['pipeline_id', 'varchar'],
        ['label', 'varchar'],
        ['display_order', 'integer'],
        ['probability', 'decimal(7,4)'],
        ['active', 'boolean'],
        ['closed_won', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['is_closed', 'boolean'],
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
    ]) }}
),

final as (
    select
        stage_id,
        pipeline_id,
        label as stage_name,
        display_order,
        probability,
        coalesce(active, true) as is_active,
        coalesce(is_closed, closed_won, false) as is_closed,
        coalesce(closed_won, false) as is_won,
        coalesce(_fivetran_deleted, false) as is_deleted,
        created_at,
        updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where stage_id is not null and pipeline_id is not null
)

select * from final
