with

source_rows as (
    {{ source_columns('finance', 'fx_rate', [
        ['_fivetran_deleted', 'boolean'],
        ['date', 'date'],
        ['currency', 'varchar'],
        ['rate_to_usd', 'decimal(18,6)'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['date', 'upper(currency)'], [
        '_fivetran_synced desc nulls last',
        'rate_to_usd',
    ]) }}
),

final as (
    select
        upper(currency) as currency,
        rate_to_usd,
        date as rate_date,
        _fivetran_synced as synced_at
    from latest_rows
    where date is not null and currency is not null and rate_to_usd > 0 and not coalesce(_fivetran_deleted, false)
)

select * from final
