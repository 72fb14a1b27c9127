with

source_rows as (
    {{ source_columns('meta_ads', 'creative_history', [
        ['id', 'varchar'],
        ['account_id', 'varchar'],
        ['name', 'varchar'],
        ['page_link', 'varchar'],
        ['object_story_link_data_link', 'varchar'],
        ['template_page_link', 'varchar'],
        ['url_tags', 'varchar', ['url_tags_string']],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', '_fivetran_synced'], [
        '_fivetran_synced desc nulls last',
        'name',
        'page_link',
    ]) }}
),

final as (
    select
        id as creative_id,
        account_id as ad_account_id,
        name as creative_name,
        coalesce(page_link, object_story_link_data_link, template_page_link) as landing_page_url,
        lower(coalesce({{ url_tag('url_tags', 'utm_source') }}, {{ url_parameter('coalesce(page_link, object_story_link_data_link, template_page_link)', 'utm_source') }})) as utm_source,
        coalesce({{ url_tag('url_tags', 'utm_campaign') }}, {{ url_parameter('coalesce(page_link, object_story_link_data_link, template_page_link)', 'utm_campaign') }}) as utm_campaign,
        row_number() over (partition by id order by _fivetran_synced desc) = 1 as is_current,
        _fivetran_synced as valid_from,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and _fivetran_synced is not null
)

select * from final
