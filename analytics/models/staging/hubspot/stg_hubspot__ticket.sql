with

source_rows as (
    {{ source_columns('hubspot', 'ticket', [
        ['id', 'varchar'],
        ['property_hubspot_owner_id', 'varchar'],
        ['property_hs_pipeline', 'varchar'],
        ['property_hs_pipeline_stage', 'varchar'],
        ['property_subject', 'varchar'],
        ['property_hs_ticket_category', 'varchar'],
        ['property_hs_ticket_priority', 'varchar'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['property_first_agent_reply_date', 'timestamp'],
        ['property_closed_date', 'timestamp'],
        ['property_createdate', 'timestamp'],
        ['property_hs_lastmodifieddate', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'property_hs_lastmodifieddate desc nulls last',
        '_fivetran_synced desc nulls last',
        'property_hs_pipeline',
        'property_hs_pipeline_stage',
    ]) }}
),

final as (
    select
        id as hubspot_ticket_id,
        property_hs_pipeline as pipeline_id,
        property_hs_pipeline_stage as stage_id,
        property_hubspot_owner_id as hubspot_owner_id,
        property_subject as subject,
        upper(property_hs_ticket_category) as category,
        lower(property_hs_ticket_priority) as priority,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        property_first_agent_reply_date as first_replied_at,
        property_closed_date as closed_at,
        coalesce(property_createdate, _fivetran_synced) as created_at,
        coalesce(property_hs_lastmodifieddate, property_closed_date, property_createdate, _fivetran_synced) as updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
