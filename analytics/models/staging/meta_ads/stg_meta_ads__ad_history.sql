with

source_rows as (
    {{ source_columns('meta_ads', 'ad_history', [
        ['id', 'varchar'],
        ['ad_set_id', 'varchar'],
        ['campaign_id', 'varchar'],
        ['account_id', 'varchar'],
        ['creative_id', 'varchar'],
        ['name', 'varchar'],
        ['status', 'varchar'],
        ['updated_time', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', 'coalesce(updated_time, _fivetran_synced)'], [
        '_fivetran_synced desc nulls last',
        'name',
        'status',
    ]) }}
),

final as (
    select
        id as ad_id,
        ad_set_id,
        campaign_id,
        account_id as ad_account_id,
        creative_id,
        name as ad_name,
        lower(status) as status,
        row_number() over (partition by id order by coalesce(updated_time, _fivetran_synced) desc) = 1 as is_current,
        coalesce(updated_time, _fivetran_synced) as valid_from,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and coalesce(updated_time, _fivetran_synced) is not null
)

select * from final
