with

source_rows as (
    {{ source_columns('iterable', 'user_unsubscribed_message_type_history', [
        ['message_type_id', 'varchar'],
        ['email', 'varchar'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['lower(email)', 'message_type_id', 'updated_at'], [
        '_fivetran_synced desc nulls last',
        'email',
    ]) }}
),

final as (
    select
        message_type_id,
        lower(email) as email,
        updated_at as unsubscribed_at,
        _fivetran_synced as synced_at
    from latest_rows
    where lower(email) is not null and message_type_id is not null and updated_at is not null
)

select * from final
