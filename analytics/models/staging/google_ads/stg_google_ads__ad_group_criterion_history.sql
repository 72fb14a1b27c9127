with

source_rows as (
    {{ source_columns('google_ads', 'ad_group_criterion_history', [
        ['id', 'varchar'],
        ['ad_group_id', 'varchar'],
        ['base_campaign_id', 'varchar'],
        ['keyword_text', 'varchar'],
        ['keyword_match_type', 'varchar'],
        ['status', 'varchar'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['ad_group_id', 'id', 'updated_at'], [
        '_fivetran_synced desc nulls last',
        'keyword_text',
        'keyword_match_type',
    ]) }}
),

final as (
    select
        id as criterion_id,
        ad_group_id,
        base_campaign_id as campaign_id,
        keyword_text as keyword,
        upper(keyword_match_type) as match_type,
        lower(status) as status,
        row_number() over (partition by ad_group_id,id order by updated_at desc) = 1 as is_current,
        updated_at as valid_from,
        _fivetran_synced as synced_at
    from latest_rows
    where ad_group_id is not null and id is not null and updated_at is not null
)

select * from final
