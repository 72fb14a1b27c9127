with

source_rows as{{ computed_apart() }} (
    {{ source_columns('app', 'user_sessions', [
        ['session_id', 'varchar'],
        ['account_id', 'varchar'],
        ['user_id', 'varchar'],
        ['platform', 'varchar'],
        ['page_view_count', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['started_at', 'timestamp'],
        ['ended_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

-- Few come twice: only their rows need an order.
repeated_ids as{{ computed_apart() }} (
    select session_id
    from source_rows
    where session_id is not null
    group by session_id
    having count(*) > 1
),

repeated_rows as (
    select * from source_rows
    where session_id in (select session_id from repeated_ids)
),

latest_rows as (
    select * from source_rows
    where session_id is not null and session_id not in (select session_id from repeated_ids)
    union all
    {{ latest_per_key('repeated_rows', ['session_id'], [
        'ended_at desc nulls last',
        'page_view_count desc nulls last',
        '_fivetran_synced desc nulls last',
        'platform',
        'account_id',
    ]) }}
),

final as (
    select
        session_id,
        account_id as app_account_id,
        user_id as app_user_id,
        lower(platform) as platform,
        page_view_count,
        started_at,
        ended_at,
        _fivetran_synced as synced_at
    from latest_rows
    where account_id is not null and started_at is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
