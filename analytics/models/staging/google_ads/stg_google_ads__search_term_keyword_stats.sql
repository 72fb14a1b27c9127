with

source_rows as (
    {{ source_columns('google_ads', 'search_term_keyword_stats', [
        ['_fivetran_id', 'varchar'],
        ['customer_id', 'varchar'],
        ['campaign_id', 'varchar'],
        ['ad_group_id', 'varchar'],
        ['keyword_ad_group_criterion', 'varchar'],
        ['search_term', 'varchar'],
        ['search_term_match_type', 'varchar'],
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
        'keyword_ad_group_criterion',
        'search_term',
    ]) }}
),

final as (
    select
        _fivetran_id as stat_id,
        customer_id as ad_account_id,
        campaign_id,
        ad_group_id,
        keyword_ad_group_criterion as keyword_criterion,
        search_term,
        upper(search_term_match_type) as match_type,
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
