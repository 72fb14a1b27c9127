with

source_rows as (
    {{ source_columns('meta_ads', 'basic_ad', [
        ['ad_id', 'varchar'],
        ['account_id', 'varchar'],
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
    {{ latest_per_key('source_rows', ['ad_id', 'date'], [
        '_fivetran_synced desc nulls last',
        'impressions desc nulls last',
        'inline_link_clicks desc nulls last',
        'spend desc nulls last',
        'account_id',
    ]) }}
),

final as (
    select
        ad_id,
        account_id as ad_account_id,
        coalesce(impressions, 0) as impressions,
        coalesce(inline_link_clicks, 0) as clicks,
        reach,
        {{ micros('spend') }} as spend_micros,
        date as stat_date,
        _fivetran_synced as synced_at
    from latest_rows
    where ad_id is not null and date is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
