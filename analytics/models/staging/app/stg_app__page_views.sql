with

source_rows as{{ computed_apart() }} (
    {{ source_columns('app', 'page_views', [
        ['page_view_id', 'varchar'],
        ['session_id', 'varchar'],
        ['account_id', 'varchar'],
        ['user_id', 'varchar'],
        ['path', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['viewed_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

-- Few come twice: only their rows need an order.
repeated_ids as{{ computed_apart() }} (
    select page_view_id
    from source_rows
    where page_view_id is not null
    group by page_view_id
    having count(*) > 1
),

repeated_rows as (
    select * from source_rows
    where page_view_id in (select page_view_id from repeated_ids)
),

latest_rows as (
    select * from source_rows
    where page_view_id is not null and page_view_id not in (select page_view_id from repeated_ids)
    union all
    {{ latest_per_key('repeated_rows', ['page_view_id'], [
        'viewed_at asc nulls last',
        '_fivetran_synced desc nulls last',
        'path',
        'session_id',
    ]) }}
),

final as (
    select
        page_view_id,
        session_id,
        account_id as app_account_id,
        user_id as app_user_id,
        path,
        viewed_at,
        _fivetran_synced as synced_at
    from latest_rows
    where account_id is not null and viewed_at is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
