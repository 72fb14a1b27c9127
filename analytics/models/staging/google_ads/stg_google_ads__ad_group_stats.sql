with

source_rows as (
    {{ source_columns('google_ads', 'ad_group_stats', [
        ['_fivetran_id', 'varchar'],
        ['customer_id', 'varchar'],
        ['campaign_id', 'varchar'],
        ['id', 'varchar'],
        ['ad_network_type', 'varchar'],
        ['device', 'varchar'],
        ['impressions', 'bigint'],
        ['clicks', 'bigint'],
        ['cost_micros', 'bigint'],
        ['conversions', 'decimal(18,6)'],
        ['conversions_value', 'decimal(24,6)'],
        ['_fivetran_deleted', 'boolean'],
        ['date', 'date'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['_fivetran_id', 'customer_id', 'date'], [
        '_fivetran_synced desc nulls last',
        'id',
        'ad_network_type',
    ]) }}
),

final as (
    select
        _fivetran_id as stat_id,
        customer_id as ad_account_id,
        campaign_id,
        id as ad_group_id,
        upper(ad_network_type) as network,
        upper(device) as device,
        coalesce(impressions, 0) as impressions,
        coalesce(clicks, 0) as clicks,
        coalesce(cost_micros, 0) as spend_micros,
        conversions,
        {{ micros('conversions_value') }} as conversion_value_micros,
        date as stat_date,
        _fivetran_synced as synced_at
    from latest_rows
    where _fivetran_id is not null and customer_id is not null and date is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
