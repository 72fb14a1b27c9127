with

source_rows as (
    {{ source_columns('zendesk', 'schedule_holiday', [
        ['id', 'varchar'],
        ['schedule_id', 'varchar'],
        ['name', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['start_date', 'date'],
        ['end_date', 'date'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', 'schedule_id'], ['_fivetran_synced desc nulls last', 'start_date', 'name']) }}
),

final as (
    select
        id as holiday_id,
        schedule_id,
        name as holiday_name,
        coalesce(_fivetran_deleted, false) as is_deleted,
        start_date,
        coalesce(end_date, start_date) as end_date,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and schedule_id is not null and start_date is not null
)

select * from final
