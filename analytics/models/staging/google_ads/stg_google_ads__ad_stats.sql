with

source_rows as (
    {{ source_columns('google_ads', 'ad_stats', [
        ['customer_id', 'varchar'],
        ['campaign_id', 'varchar'],
        ['ad_id', 'varchar'],
        ['ad_group_id', 'varchar'],
        ['keyword_ad_group_criterion', 'varchar'],
        ['ad_network_type', 'varchar'],
        ['device', 'varchar'],
        ['ad_group', 'varchar', ['ad_group_base_ad_group']],
        ['impressions', 'bigint'],
        ['clicks', 'bigint'],
        ['cost_micros', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['date', 'date'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['customer_id', 'ad_group_id', 'ad_id', 'keyword_ad_group_criterion', 'ad_network_type', 'device', 'date'], [
        '_fivetran_synced desc nulls last',
        'impressions desc nulls last',
        'clicks desc nulls last',
        'cost_micros desc nulls last',
        'campaign_id',
    ]) }}
),

final as (
    select
        customer_id as ad_account_id,
        campaign_id,
        coalesce(ad_group_id, nullif({{ text_matching('ad_group', 'adGroups/([0-9]+)') }}, '')) as ad_group_id,
        ad_id,
        keyword_ad_group_criterion as keyword_criterion,
        upper(ad_network_type) as network,
        upper(device) as device,
        coalesce(impressions, 0) as impressions,
        coalesce(clicks, 0) as clicks,
        coalesce(cost_micros, 0) as spend_micros,
        date as stat_date,
        _fivetran_synced as synced_at
    from latest_rows
    where ad_id is not null and date is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
