with

currency_exponents as (
    select * from {{ ref('currency_exponents') }}
),

source_rows as (
    {{ source_columns('hubspot', 'deal', [
        ['deal_id', 'varchar'],
        ['deal_pipeline_id', 'varchar', ['property_pipeline']],
        ['deal_pipeline_stage_id', 'varchar', ['property_dealstage']],
        ['owner_id', 'varchar', ['property_hubspot_owner_id']],
        ['property_dealname', 'varchar'],
        ['property_dealtype', 'varchar'],
        ['property_deal_currency_code', 'varchar'],
        ['property_amount', 'decimal(18,4)'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['property_closedate', 'timestamp'],
        ['property_createdate', 'timestamp'],
        ['property_hs_lastmodifieddate', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['deal_id'], [
        'property_hs_lastmodifieddate desc nulls last',
        '_fivetran_synced desc nulls last',
        'property_dealname',
        'property_dealtype',
    ]) }}
),

final as (
    select
        latest_rows.deal_id as hubspot_deal_id,
        latest_rows.deal_pipeline_id as pipeline_id,
        latest_rows.deal_pipeline_stage_id as stage_id,
        latest_rows.owner_id as hubspot_owner_id,
        latest_rows.property_dealname as deal_name,
        lower(latest_rows.property_dealtype) as deal_type,
        upper(latest_rows.property_deal_currency_code) as currency,
        {{ minor_units('latest_rows.property_amount', 'exponents.minor_unit_exponent') }} as amount_minor,
        coalesce(latest_rows.is_deleted, false) or coalesce(latest_rows._fivetran_deleted, false) as is_deleted,
        cast(latest_rows.property_closedate as date) as close_date,
        coalesce(latest_rows.property_createdate, latest_rows._fivetran_synced) as created_at,
        coalesce(latest_rows.property_hs_lastmodifieddate, latest_rows.property_createdate, latest_rows._fivetran_synced) as updated_at,
        latest_rows._fivetran_synced as synced_at
    from latest_rows
    left join currency_exponents as exponents
        on coalesce(upper(latest_rows.property_deal_currency_code), '{{ var('reporting_currency') }}') = exponents.currency
    where latest_rows.deal_id is not null
)

select * from final
