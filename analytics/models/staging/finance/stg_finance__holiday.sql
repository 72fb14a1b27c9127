with

source_rows as (
    {{ source_columns('finance', 'holiday', [
        ['country', 'varchar'],
        ['name', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['date', 'date', ['holiday_date']],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['upper(country)', 'date'], [
        '_fivetran_synced desc nulls last',
        'country',
        'name',
    ]) }}
),

final as (
    select
        upper(country) as country,
        name as holiday_name,
        date as holiday_date,
        _fivetran_synced as synced_at
    from latest_rows
    where upper(country) is not null and date is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
