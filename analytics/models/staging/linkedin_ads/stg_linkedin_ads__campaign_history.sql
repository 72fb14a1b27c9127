with

source_rows as (
    {{ source_columns('linkedin_ads', 'campaign_history', [
        ['id', 'varchar'],
        ['campaign_group_id', 'varchar'],
        ['account_id', 'varchar'],
        ['name', 'varchar'],
        ['status', 'varchar'],
        ['version_tag', 'integer'],
        ['created_time', 'timestamp'],
        ['last_modified_time', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', 'coalesce(last_modified_time, created_time)'], [
        'version_tag desc nulls last',
        '_fivetran_synced desc nulls last',
        'name',
        'status',
    ]) }}
),

final as (
    select
        id as campaign_id,
        campaign_group_id,
        account_id as ad_account_id,
        name as campaign_name,
        lower(status) as status,
        version_tag as version,
        row_number() over (partition by id order by coalesce(last_modified_time, created_time) desc) = 1 as is_current,
        coalesce(last_modified_time, created_time) as valid_from,
        created_time as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and coalesce(last_modified_time, created_time) is not null
)

select * from final
