with

source_rows as (
    {{ source_columns('hubspot', 'email_event_status_change', [
        ['id', 'varchar'],
        ['portal_subscription_status', 'varchar', ['change_type']],
        ['source', 'varchar'],
        ['bounced', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'portal_subscription_status',
        'source',
    ]) }}
),

final as (
    select
        id as email_event_id,
        upper(portal_subscription_status) as subscription_status,
        upper(source) as change_source,
        coalesce(bounced, false) as is_bounced,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
