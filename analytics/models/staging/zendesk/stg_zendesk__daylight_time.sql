with

source_rows as (
    {{ source_columns('zendesk', 'daylight_time', [
        ['time_zone', 'varchar'],
        ['year', 'integer'],
        ['daylight_offset', 'decimal(5,2)'],
        ['_fivetran_deleted', 'boolean'],
        ['daylight_start_utc', 'timestamp'],
        ['daylight_end_utc', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['time_zone', 'year'], ['_fivetran_synced desc nulls last']) }}
),

final as (
    select
        time_zone,
        year,
        daylight_offset as offset_hours,
        daylight_start_utc as started_at,
        daylight_end_utc as ended_at,
        _fivetran_synced as synced_at
    from latest_rows
    where time_zone is not null and year is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
