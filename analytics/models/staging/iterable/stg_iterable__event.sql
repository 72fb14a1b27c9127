with

source_rows as{{ computed_apart() }} (
    {{ source_columns('iterable', 'event', [
        ['_fivetran_id', 'varchar'],
        ['_fivetran_user_id', 'varchar', ['iterable_user_id']],
        ['campaign_id', 'varchar'],
        ['message_id', 'varchar'],
        ['message_type_id', 'varchar'],
        ['email', 'varchar'],
        ['event_name', 'varchar'],
        ['additional_properties', 'varchar'],
        ['unsub_source', 'varchar'],
        ['user_agent_device', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

-- Few come twice: only their rows need an order.
repeated_ids as{{ computed_apart() }} (
    select _fivetran_id
    from source_rows
    where _fivetran_id is not null
    group by _fivetran_id
    having count(*) > 1
),

repeated_rows as (
    select * from source_rows
    where _fivetran_id in (select _fivetran_id from repeated_ids)
),

latest_rows as (
    select * from source_rows
    where _fivetran_id is not null and _fivetran_id not in (select _fivetran_id from repeated_ids)
    union all
    {{ latest_per_key('repeated_rows', ['_fivetran_id'], [
        'created_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'event_name',
        'email',
    ]) }}
),

final as (
    select
        _fivetran_id as event_id,
        _fivetran_user_id as iterable_user_id,
        campaign_id,
        message_id,
        message_type_id,
        lower(email) as email,
        event_name,
        case lower(event_name) when 'emailsend' then 'send' when 'emailopen' then 'open' when 'emailclick' then 'click' when 'emailbounce' then 'bounce' when 'emailunsubscribe' then 'unsubscribe' when 'emailsubscribe' then 'subscribe' when 'emailcomplaint' then 'complaint' else 'other' end as event_type,
        {{ json_text('additional_properties', 'url') }} as clicked_url,
        unsub_source as unsubscribe_source,
        user_agent_device as device,
        created_at as occurred_at,
        _fivetran_synced as synced_at
    from latest_rows
    where not coalesce(_fivetran_deleted, false)
)

select * from final
