with

source_rows as (
    {{ source_columns('zendesk', 'schedule', [
        ['id', 'varchar'],
        ['name', 'varchar'],
        ['time_zone', 'varchar'],
        ['start_time', 'integer'],
        ['end_time', 'integer'],
        ['start_time_utc', 'integer'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', 'start_time', 'end_time'], [
        '_fivetran_synced desc nulls last', 'name', 'time_zone'
    ]) }}
),

final as (
    select
        id as schedule_id,
        name as schedule_name,
        time_zone,
        start_time as start_minute_of_week,
        end_time as end_minute_of_week,
        start_time_utc - start_time as utc_shift_minutes,
        coalesce(_fivetran_deleted, false) as is_deleted,
        created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and start_time is not null and end_time is not null
)

select * from final
