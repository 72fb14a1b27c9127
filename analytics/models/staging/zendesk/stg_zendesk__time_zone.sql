with

source_rows as (
    {{ source_columns('zendesk', 'time_zone', [
        ['time_zone', 'varchar'],
        ['standard_offset', 'varchar'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['time_zone'], ['_fivetran_synced desc nulls last', 'standard_offset']) }}
),

final as (
    select
        time_zone,
        standard_offset,
        _fivetran_synced as synced_at
    from latest_rows
    where time_zone is not null
)

select * from final
