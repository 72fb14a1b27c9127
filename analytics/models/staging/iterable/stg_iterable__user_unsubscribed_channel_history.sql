with

source_rows as (
    {{ source_columns('iterable', 'user_unsubscribed_channel_history', [
        ['channel_id', 'varchar'],
        ['email', 'varchar'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['lower(email)', 'channel_id', 'updated_at'], [
        '_fivetran_synced desc nulls last',
        'email',
    ]) }}
),

final as (
    select
        channel_id,
        lower(email) as email,
        updated_at as unsubscribed_at,
        _fivetran_synced as synced_at
    from latest_rows
    where lower(email) is not null and channel_id is not null and updated_at is not null
)

select * from final
