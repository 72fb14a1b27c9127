with

source_rows as (
    {{ source_columns('iterable', 'campaign_history', [
        ['id', 'varchar'],
        ['template_id', 'varchar'],
        ['workflow_id', 'varchar'],
        ['recurring_campaign_id', 'varchar'],
        ['name', 'varchar'],
        ['type', 'varchar'],
        ['campaign_state', 'varchar'],
        ['message_medium', 'varchar'],
        ['send_size', 'bigint'],
        ['start_at', 'timestamp'],
        ['ended_at', 'timestamp'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', 'coalesce(updated_at, created_at, _fivetran_synced)'], [
        '_fivetran_synced desc nulls last',
        'name',
        'type',
    ]) }}
),

final as (
    select
        id as campaign_id,
        template_id,
        workflow_id,
        recurring_campaign_id,
        name as campaign_name,
        lower(type) as campaign_type,
        lower(campaign_state) as campaign_state,
        lower(message_medium) as medium,
        send_size,
        row_number() over (partition by id order by coalesce(updated_at, created_at, _fivetran_synced) desc) = 1 as is_current,
        start_at as started_at,
        ended_at,
        coalesce(updated_at, created_at, _fivetran_synced) as valid_from,
        created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and coalesce(updated_at, created_at, _fivetran_synced) is not null
)

select * from final
