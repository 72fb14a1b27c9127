with

source_rows as (
    {{ source_columns('google_ads', 'ad_group_history', [
        ['id', 'varchar'],
        ['campaign_id', 'varchar'],
        ['name', 'varchar'],
        ['type', 'varchar'],
        ['status', 'varchar'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', 'updated_at'], [
        '_fivetran_synced desc nulls last',
        'name',
        'type',
    ]) }}
),

final as (
    select
        id as ad_group_id,
        campaign_id,
        name as ad_group_name,
        upper(type) as ad_group_type,
        lower(status) as status,
        row_number() over (partition by id order by updated_at desc) = 1 as is_current,
        updated_at as valid_from,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and updated_at is not null
)

select * from final
