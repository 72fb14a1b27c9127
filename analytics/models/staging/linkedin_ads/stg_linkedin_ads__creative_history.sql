with

source_rows as (
    {{ source_columns('linkedin_ads', 'creative_history', [
        ['id', 'varchar'],
        ['campaign_id', 'varchar'],
        ['intended_status', 'varchar'],
        ['click_uri', 'varchar'],
        ['text_ad_landing_page', 'varchar'],
        ['spotlight_landing_page', 'varchar'],
        ['created_time', 'timestamp', ['created_at']],
        ['last_modified_at', 'timestamp', ['last_modified_time']],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', 'coalesce(last_modified_at, created_time)'], [
        '_fivetran_synced desc nulls last',
        'intended_status',
        'click_uri',
    ]) }}
),

final as (
    select
        id as creative_id,
        campaign_id,
        lower(intended_status) as status,
        coalesce(click_uri, text_ad_landing_page, spotlight_landing_page) as landing_page_url,
        lower({{ url_parameter('coalesce(click_uri, text_ad_landing_page, spotlight_landing_page)', 'utm_source') }}) as utm_source,
        {{ url_parameter('coalesce(click_uri, text_ad_landing_page, spotlight_landing_page)', 'utm_campaign') }} as utm_campaign,
        row_number() over (partition by id order by coalesce(last_modified_at, created_time) desc) = 1 as is_current,
        coalesce(last_modified_at, created_time) as valid_from,
        created_time as created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and coalesce(last_modified_at, created_time) is not null
)

select * from final
