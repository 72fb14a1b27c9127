with

source_rows as (
    {{ source_columns('zendesk', 'ticket', [
        ['id', 'varchar'],
        ['external_id', 'varchar'],
        ['organization_id', 'varchar'],
        ['requester_id', 'varchar'],
        ['submitter_id', 'varchar'],
        ['assignee_id', 'varchar'],
        ['group_id', 'varchar'],
        ['brand_id', 'varchar'],
        ['subject', 'varchar'],
        ['type', 'varchar'],
        ['status', 'varchar'],
        ['priority', 'varchar'],
        ['via_channel', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'updated_at desc nulls last', '_fivetran_synced desc nulls last', 'status', 'subject'
    ]) }}
),

final as (
    select
        id as ticket_id,
        external_id,
        organization_id,
        requester_id,
        submitter_id,
        assignee_id,
        group_id,
        brand_id,
        subject,
        lower(type) as ticket_type,
        lower(status) as status,
        lower(priority) as priority,
        lower(via_channel) as channel,
        coalesce(_fivetran_deleted, false) or coalesce(lower(status) = 'deleted', false) as is_deleted,
        coalesce(created_at, updated_at) as created_at,
        updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and coalesce(created_at, updated_at) is not null
)

select * from final
