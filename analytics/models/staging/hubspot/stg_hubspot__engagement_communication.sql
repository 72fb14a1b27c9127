with

source_rows as (
    {{ source_columns('hubspot', 'engagement_communication', [
        ['engagement_id', 'varchar'],
        ['property_hubspot_owner_id', 'varchar'],
        ['property_hs_communication_channel_type', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['property_hs_createdate', 'timestamp'],
        ['property_hs_timestamp', 'timestamp'],
        ['property_hs_lastmodifieddate', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['engagement_id'], [
        'property_hs_lastmodifieddate desc nulls last',
        '_fivetran_synced desc nulls last',
        'property_hs_communication_channel_type',
        'property_hubspot_owner_id',
    ]) }}
),

final as (
    select
        engagement_id,
        property_hubspot_owner_id as hubspot_owner_id,
        upper(property_hs_communication_channel_type) as channel,
        coalesce(_fivetran_deleted, false) as is_deleted,
        coalesce(property_hs_timestamp, property_hs_createdate) as occurred_at,
        property_hs_createdate as created_at,
        coalesce(property_hs_lastmodifieddate, property_hs_createdate) as updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where engagement_id is not null
)

select * from final
