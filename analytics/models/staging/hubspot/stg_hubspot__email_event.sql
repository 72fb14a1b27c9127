with

source_rows as{{ computed_apart() }} (
    {{ source_columns('hubspot', 'email_event', [
        ['id', 'varchar'],
        ['email_campaign_id', 'varchar'],
        ['sent_by_id', 'varchar'],
        ['caused_by_id', 'varchar'],
        ['type', 'varchar'],
        ['recipient', 'varchar'],
        ['filtered_event', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp'],
        ['sent_by_created', 'timestamp'],
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
        '_fivetran_synced desc nulls last',
        'type',
        'recipient',
    ]) }}
),

final as (
    select
        id as email_event_id,
        email_campaign_id,
        sent_by_id,
        caused_by_id,
        upper(type) as event_type,
        lower(recipient) as email,
        coalesce(filtered_event, false) as is_filtered,
        created as occurred_at,
        sent_by_created as sent_at,
        _fivetran_synced as synced_at
    from latest_rows
    where not coalesce(_fivetran_deleted, false)
)

select * from final
