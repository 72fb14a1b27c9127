with

source_rows as (
    {{ source_columns('google_ads', 'ad_history', [
        ['id', 'varchar'],
        ['ad_group_id', 'varchar'],
        ['name', 'varchar'],
        ['type', 'varchar'],
        ['status', 'varchar'],
        ['final_urls', 'varchar'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['ad_group_id', 'id', 'updated_at'], [
        '_fivetran_synced desc nulls last',
        'name',
        'type',
    ]) }}
),

final as (
    select
        id as ad_id,
        ad_group_id,
        name as ad_name,
        upper(type) as ad_type,
        lower(status) as status,
        final_urls,
        lower({{ url_parameter('final_urls', 'utm_source') }}) as utm_source,
        {{ url_parameter('final_urls', 'utm_campaign') }} as utm_campaign,
        row_number() over (partition by ad_group_id,id order by updated_at desc) = 1 as is_current,
        updated_at as valid_from,
        _fivetran_synced as synced_at
    from latest_rows
    where ad_group_id is not null and id is not null and updated_at is not null
)

select * from final
