with

source_rows as{{ computed_apart() }} (
    {{ source_columns('segment', 'pages', [
        ['id', 'varchar'],
        ['anonymous_id', 'varchar'],
        ['user_id', 'varchar'],
        ['name', 'varchar'],
        ['path', 'varchar'],
        ['url', 'varchar'],
        ['title', 'varchar'],
        ['referrer', 'varchar', ['context_page_referrer']],
        ['context_campaign_source', 'varchar'],
        ['context_campaign_medium', 'varchar'],
        ['context_campaign_name', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['called_at', 'timestamp', ['timestamp']],
        ['received_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

-- Few come twice: only their rows need an order.
repeated_ids as{{ computed_apart() }} (
    select id
    from source_rows
    where id is not null
    group by id
    having count(*) > 1
),

repeated_rows as (
    select * from source_rows
    where id in (select id from repeated_ids)
),

latest_rows as (
    select * from source_rows
    where id is not null and id not in (select id from repeated_ids)
    union all
    {{ latest_per_key('repeated_rows', ['id'], [
        'received_at asc nulls last',
        '_fivetran_synced desc nulls last',
        'name',
        'path',
    ]) }}
),

final as (
    select
        id as page_id,
        anonymous_id,
        user_id as app_user_id,
        name as page_name,
        path,
        url,
        title as page_title,
        referrer,
        {{ normalized_domain('referrer') }} as referrer_domain,
        lower(context_campaign_source) as utm_source,
        lower(context_campaign_medium) as utm_medium,
        context_campaign_name as utm_campaign,
        coalesce(called_at, received_at) as occurred_at,
        coalesce(received_at, called_at, _fivetran_synced) as received_at,
        _fivetran_synced as synced_at
    from latest_rows
    where not coalesce(_fivetran_deleted, false)
)

select * from final
