with

source_rows as (
    {{ source_columns('meta_ads', 'demographics_region', [
        ['_fivetran_id', 'varchar'],
        ['account_id', 'varchar'],
        ['region', 'varchar'],
        ['impressions', 'bigint'],
        ['inline_link_clicks', 'bigint'],
        ['reach', 'bigint'],
        ['spend', 'decimal(24,6)'],
        ['_fivetran_deleted', 'boolean'],
        ['date', 'date'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['_fivetran_id', 'account_id', 'date'], [
        '_fivetran_synced desc nulls last',
        'region',
    ]) }}
),

final as (
    select
        _fivetran_id as stat_id,
        account_id as ad_account_id,
        region,
        coalesce(impressions, 0) as impressions,
        coalesce(inline_link_clicks, 0) as clicks,
        reach,
        {{ micros('spend') }} as spend_micros,
        date as stat_date,
        _fivetran_synced as synced_at
    from latest_rows
    where _fivetran_id is not null and account_id is not null and date is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
