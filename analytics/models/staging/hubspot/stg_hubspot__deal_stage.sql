with

source_rows as (
    {{ source_columns('hubspot', 'deal_stage', [
        ['deal_id', 'varchar'],
        ['stage_value', 'varchar', ['value']],
        ['source', 'varchar'],
        ['_fivetran_active', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_end', 'timestamp'],
        ['date_entered', 'timestamp'],
        ['_fivetran_start', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['deal_id', 'coalesce(date_entered, _fivetran_start)'], [
        '_fivetran_active desc nulls last',
        '_fivetran_end desc nulls last',
        '_fivetran_synced desc nulls last',
        'stage_value',
        'source',
    ]) }}
),

final as (
    select
        deal_id as hubspot_deal_id,
        stage_value as stage_id,
        upper(source) as change_source,
        coalesce(_fivetran_active, false) as is_current,
        coalesce(date_entered, _fivetran_start) as valid_from,
        _fivetran_end as valid_to,
        _fivetran_synced as synced_at
    from latest_rows
    where deal_id is not null and coalesce(date_entered, _fivetran_start) is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
