with

opportunities as (
    select * from {{ ref('int_sales__opportunities') }}
),

salesforce_versions as (
    select * from {{ ref('stg_salesforce__opportunity_history') }}
),

hubspot_visits as (
    select * from {{ ref('stg_hubspot__deal_stage') }}
),

hubspot_changes as (
    select * from {{ ref('stg_hubspot__deal_property_history') }}
),

snapshot_versions as (
    {{ kept_versions(ref('snap_sales__opportunity'), ref('int_sales__opportunities'), 'updated_at') }}
),

delivered as (
    select
        'salesforce:' || opportunity_id as opportunity_id,
        stage_name as stage_id,
        close_date,
        valid_from
    from salesforce_versions
    where not is_deleted
    union all
    select
        'hubspot:' || hubspot_deal_id,
        stage_id,
        null,
        valid_from
    from hubspot_visits
    union all
    select
        'hubspot:' || hubspot_deal_id,
        null,
        cast({{ tolerant_cast('property_value', 'varchar', 'timestamp') }} as date),
        changed_at
    from hubspot_changes
    where property_name = 'closedate'
),

with_stages as (
    select distinct opportunity_id
    from delivered
    where stage_id is not null
),

-- Where a CRM keeps no history, what a snapshot has seen of a deal; it begins when the deal does.
seen as (
    select
        snapshot_versions.opportunity_id,
        snapshot_versions.stage_id,
        snapshot_versions.close_date,
        case
            when row_number() over (partition by snapshot_versions.opportunity_id order by snapshot_versions.dbt_valid_from) > 1
                then snapshot_versions.dbt_valid_from
            when snapshot_versions.is_closed then cast(snapshot_versions.closed_date as timestamp)
            else snapshot_versions.created_at
        end as valid_from
    from snapshot_versions
    where snapshot_versions.opportunity_id not in (select opportunity_id from with_stages)
),

final as (
    select
        opportunities.opportunity_id,
        delivered.stage_id,
        true as is_delivered,
        delivered.close_date,
        delivered.valid_from
    from delivered
    inner join opportunities
        on delivered.opportunity_id = opportunities.opportunity_id
    union all
    select
        opportunities.opportunity_id,
        seen.stage_id,
        false,
        seen.close_date,
        seen.valid_from
    from seen
    inner join opportunities
        on seen.opportunity_id = opportunities.opportunity_id
)

select * from final
