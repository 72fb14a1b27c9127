with

source_rows as (
    {{ source_columns('meta_ads', 'account_history', [
        ['id', 'varchar'],
        ['name', 'varchar'],
        ['currency', 'varchar'],
        ['timezone_name', 'varchar'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', '_fivetran_synced'], [
        '_fivetran_synced desc nulls last',
        'name',
        'currency',
    ]) }}
),

final as (
    select
        id as ad_account_id,
        name as account_name,
        upper(currency) as currency,
        timezone_name as time_zone,
        row_number() over (partition by id order by _fivetran_synced desc) = 1 as is_current,
        _fivetran_synced as valid_from,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and _fivetran_synced is not null
)

select * from final
