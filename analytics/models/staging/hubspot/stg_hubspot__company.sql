with

source_rows as (
    {{ source_columns('hubspot', 'company', [
        ['id', 'varchar'],
        ['property_hs_parent_company_id', 'varchar'],
        ['property_hs_merged_object_ids', 'varchar'],
        ['property_app_account_id', 'varchar'],
        ['property_hubspot_owner_id', 'varchar'],
        ['property_salesforceaccountid', 'varchar', ['property_salesforce_account_id']],
        ['property_name', 'varchar'],
        ['property_domain', 'varchar'],
        ['property_website', 'varchar'],
        ['property_phone', 'varchar'],
        ['property_industry', 'varchar'],
        ['property_address', 'varchar'],
        ['property_city', 'varchar'],
        ['property_state', 'varchar'],
        ['property_zip', 'varchar'],
        ['property_country', 'varchar'],
        ['property_lifecyclestage', 'varchar'],
        ['property_numberofemployees', 'bigint'],
        ['property_annualrevenue', 'decimal(24,2)'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['property_createdate', 'timestamp'],
        ['property_hs_lastmodifieddate', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'property_hs_lastmodifieddate desc nulls last',
        '_fivetran_synced desc nulls last',
        'property_salesforceaccountid',
        'property_name',
    ]) }}
),

final as (
    select
        id as hubspot_company_id,
        property_hs_parent_company_id as parent_hubspot_company_id,
        property_hs_merged_object_ids as merged_hubspot_company_ids,
        property_salesforceaccountid as salesforce_account_id,
        property_app_account_id as app_account_id,
        property_hubspot_owner_id as hubspot_owner_id,
        property_name as company_name,
        coalesce(
            {{ normalized_domain('property_domain') }},
            {{ normalized_domain('property_website') }}
        ) as domain,
        property_website as website,
        property_phone as phone,
        property_industry as industry,
        property_address as street,
        property_city as city,
        property_state as region,
        property_zip as postal_code,
        property_country as country,
        lower(property_lifecyclestage) as lifecycle_stage,
        property_numberofemployees as employee_count,
        property_annualrevenue as annual_revenue,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        coalesce(property_createdate, _fivetran_synced) as created_at,
        coalesce(property_hs_lastmodifieddate, property_createdate, _fivetran_synced) as updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
