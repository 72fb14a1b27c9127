with

source_rows as (
    {{ source_columns('hubspot', 'contact', [
        ['id', 'varchar', ['vid']],
        ['property_hs_merged_object_ids', 'varchar'],
        ['property_hubspot_owner_id', 'varchar'],
        ['property_associatedcompanyid', 'varchar'],
        ['property_salesforcecontactid', 'varchar', ['property_salesforce_contact_id']],
        ['property_email', 'varchar'],
        ['property_firstname', 'varchar'],
        ['property_lastname', 'varchar'],
        ['property_company', 'varchar'],
        ['property_jobtitle', 'varchar'],
        ['property_phone', 'varchar'],
        ['property_mobilephone', 'varchar'],
        ['property_city', 'varchar'],
        ['property_state', 'varchar'],
        ['property_zip', 'varchar'],
        ['property_country', 'varchar'],
        ['property_lifecyclestage', 'varchar'],
        ['property_hs_analytics_source', 'varchar'],
        ['property_hs_email_optout', 'boolean'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['property_hs_analytics_first_timestamp', 'timestamp'],
        ['property_first_conversion_date', 'timestamp'],
        ['property_createdate', 'timestamp', ['property_created_at']],
        ['property_lastmodifieddate', 'timestamp', ['property_hs_lastmodifieddate']],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'property_lastmodifieddate desc nulls last',
        '_fivetran_synced desc nulls last',
        'property_associatedcompanyid',
        'property_salesforcecontactid',
    ]) }}
),

final as (
    select
        id as hubspot_contact_id,
        property_associatedcompanyid as hubspot_company_id,
        property_hs_merged_object_ids as merged_hubspot_contact_ids,
        property_salesforcecontactid as salesforce_contact_id,
        property_hubspot_owner_id as hubspot_owner_id,
        lower(property_email) as email,
        {{ normalized_domain('property_email') }} as email_domain,
        property_firstname as first_name,
        property_lastname as last_name,
        property_company as company_name,
        property_jobtitle as title,
        property_phone as phone,
        property_mobilephone as mobile_phone,
        property_city as city,
        property_state as region,
        property_zip as postal_code,
        property_country as country,
        lower(property_lifecyclestage) as lifecycle_stage,
        upper(property_hs_analytics_source) as original_source,
        coalesce(property_hs_email_optout, false) as is_opted_out,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        property_hs_analytics_first_timestamp as first_visited_at,
        property_first_conversion_date as first_converted_at,
        coalesce(property_createdate, _fivetran_synced) as created_at,
        coalesce(property_lastmodifieddate, property_createdate, _fivetran_synced) as updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
