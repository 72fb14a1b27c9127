with

source_rows as (
    {{ source_columns('google_ads', 'account_history', [
        ['id', 'varchar'],
        ['descriptive_name', 'varchar'],
        ['currency_code', 'varchar'],
        ['time_zone', 'varchar'],
        ['manager', 'boolean'],
        ['test_account', 'boolean'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', 'coalesce(updated_at, _fivetran_synced)'], [
        '_fivetran_synced desc nulls last',
        'descriptive_name',
        'currency_code',
    ]) }}
),

final as (
    select
        id as ad_account_id,
        descriptive_name as account_name,
        upper(currency_code) as currency,
        time_zone,
        coalesce(manager, false) as is_manager,
        coalesce(test_account, false) as is_test,
        row_number() over (partition by id order by coalesce(updated_at, _fivetran_synced) desc) = 1 as is_current,
        coalesce(updated_at, _fivetran_synced) as valid_from,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and coalesce(updated_at, _fivetran_synced) is not null
)

select * from final
