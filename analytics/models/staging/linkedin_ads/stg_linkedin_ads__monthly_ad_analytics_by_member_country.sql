with

source_rows as (
    {{ source_columns('linkedin_ads', 'monthly_ad_analytics_by_member_country', [
        ['campaign_id', 'varchar'],
        ['member_country', 'varchar'],
        ['month', 'varchar'],
        ['impressions', 'bigint'],
        ['clicks', 'bigint'],
        ['cost_in_local_currency', 'decimal(24,6)'],
        ['cost_in_usd', 'decimal(24,6)'],
        ['external_website_post_click_conversions', 'bigint'],
        ['conversion_value_in_local_currency', 'decimal(24,6)'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['campaign_id', 'member_country', 'month'], [
        '_fivetran_synced desc nulls last',
        'impressions desc nulls last',
        'clicks desc nulls last',
        'cost_in_local_currency desc nulls last',
    ]) }}
),

final as (
    select
        campaign_id,
        member_country as geo_id,
        coalesce(impressions, 0) as impressions,
        coalesce(clicks, 0) as clicks,
        {{ micros('cost_in_local_currency') }} as spend_micros,
        {{ micros('cost_in_usd') }} as spend_usd_micros,
        external_website_post_click_conversions as conversions,
        {{ micros('conversion_value_in_local_currency') }} as conversion_value_micros,
        {{ cast_or_null("concat(substr(month, 1, 7), '-01')", 'date') }} as stat_month,
        _fivetran_synced as synced_at
    from latest_rows
    where campaign_id is not null and member_country is not null and month is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
