with

source_rows as (
    {{ source_columns('google_ads', 'campaign_history', [
        ['id', 'varchar'],
        ['customer_id', 'varchar'],
        ['name', 'varchar'],
        ['advertising_channel_type', 'varchar'],
        ['status', 'varchar'],
        ['serving_status', 'varchar'],
        ['start_date', 'date'],
        ['end_date', 'date'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', 'updated_at'], [
        '_fivetran_synced desc nulls last',
        'name',
        'advertising_channel_type',
    ]) }}
),

final as (
    select
        id as campaign_id,
        customer_id as ad_account_id,
        name as campaign_name,
        upper(advertising_channel_type) as channel,
        lower(status) as status,
        lower(serving_status) as serving_status,
        row_number() over (partition by id order by updated_at desc) = 1 as is_current,
        start_date,
        end_date,
        updated_at as valid_from,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and updated_at is not null
)

select * from final
