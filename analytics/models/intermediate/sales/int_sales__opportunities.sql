with

salesforce_opportunities as (
    select * from {{ ref('stg_salesforce__opportunity') }}
),

salesforce_users as (
    select * from {{ ref('stg_salesforce__user') }}
),

hubspot_deals as (
    select * from {{ ref('int_sales__hubspot_deals') }}
),

hubspot_owners as (
    select * from {{ ref('stg_hubspot__owner') }}
),

pipelines as (
    select * from {{ ref('stg_hubspot__deal_pipeline') }}
),

stages as (
    select * from {{ ref('int_sales__stages') }}
),

customer_records as (
    select * from {{ ref('map_source_to_customer') }}
),

source_ranks as (
    select * from {{ ref('identity_sources') }}
),

combined as (
    select
        'salesforce' as source_system,
        opportunities.opportunity_id as source_id,
        customer_records.customer_id,
        'default' as pipeline_id,
        opportunities.stage_name as stage_id,
        users.user_name as owner_name,
        users.email as owner_email,
        opportunities.opportunity_name,
        {{ opportunity_type('opportunities.opportunity_type') }} as opportunity_type,
        opportunities.lead_source,
        opportunities.currency,
        opportunities.amount_minor,
        opportunities.probability_percent,
        opportunities.is_closed,
        opportunities.is_closed and opportunities.is_won as is_won,
        opportunities.close_date,
        opportunities.created_at,
        opportunities.updated_at
    from salesforce_opportunities as opportunities
    left join customer_records
        on opportunities.salesforce_account_id = customer_records.source_id
        and customer_records.source_system = 'salesforce'
    left join salesforce_users as users
        on opportunities.owner_user_id = users.salesforce_user_id
    where not opportunities.is_deleted
    union all
    select
        'hubspot',
        deals.hubspot_deal_id,
        deals.customer_id,
        deals.pipeline_id,
        deals.stage_id,
        nullif(concat_ws(' ', owners.first_name, owners.last_name), ''),
        owners.email,
        deals.deal_name,
        {{ opportunity_type('deals.deal_type') }},
        deals.lead_source,
        deals.currency,
        deals.amount_minor,
        stages.probability_percent,
        coalesce(stages.is_closed, false),
        coalesce(stages.is_closed and stages.is_won, false),
        deals.close_date,
        deals.created_at,
        deals.updated_at
    from hubspot_deals as deals
    left join stages
        on deals.pipeline_id = stages.pipeline_id
        and deals.stage_id = stages.stage_id
        and stages.source_system = 'hubspot'
    left join hubspot_owners as owners
        on deals.hubspot_owner_id = owners.hubspot_owner_id
),

ranked as (
    select
        combined.*,
        lower(trim(combined.opportunity_name)) as name_key,
        source_ranks.source_rank
    from combined
    inner join source_ranks
        on combined.source_system = source_ranks.source_system
),

-- The same sale in two systems: equal names, created on the same day, and not of two customers.
copies as (
    select
        ranked.source_system,
        ranked.source_id,
        min(original.source_system || ':' || original.source_id) as original_id
    from ranked
    inner join ranked as original
        on ranked.name_key = original.name_key
        and ranked.source_rank > original.source_rank
        and cast(ranked.created_at as date) = cast(original.created_at as date)
        and coalesce(ranked.customer_id, original.customer_id, '') = coalesce(original.customer_id, ranked.customer_id, '')
    group by ranked.source_system, ranked.source_id
),

copy_counts as (
    select
        original_id,
        min(source_system || ':' || source_id) as copy_id
    from copies
    group by original_id
),

final as (
    select
        ranked.source_system || ':' || ranked.source_id as opportunity_id,
        ranked.source_system,
        ranked.source_id,
        copy_counts.copy_id as copied_opportunity_id,
        ranked.customer_id,
        ranked.pipeline_id,
        coalesce(pipelines.pipeline_name, ranked.pipeline_id) as pipeline_name,
        ranked.stage_id,
        coalesce(stages.stage_name, ranked.stage_id, 'unknown') as stage_name,
        ranked.owner_name,
        ranked.owner_email,
        ranked.opportunity_name,
        ranked.opportunity_type,
        lower(replace(ranked.lead_source, ' ', '_')) as lead_source,
        coalesce(ranked.currency, '{{ var('reporting_currency') }}') as currency,
        stages.stage_order,
        ranked.amount_minor,
        ranked.probability_percent,
        ranked.is_closed,
        ranked.is_won,
        ranked.close_date,
        cast(ranked.created_at as date) as created_date,
        case when ranked.is_closed then coalesce(ranked.close_date, cast(ranked.updated_at as date)) end as closed_date,
        ranked.created_at,
        ranked.updated_at
    from ranked
    left join copies
        on ranked.source_system = copies.source_system
        and ranked.source_id = copies.source_id
    left join copy_counts
        on ranked.source_system || ':' || ranked.source_id = copy_counts.original_id
    left join stages
        on ranked.source_system = stages.source_system
        and ranked.pipeline_id = stages.pipeline_id
        and ranked.stage_id = stages.stage_id
    left join pipelines
        on ranked.source_system = 'hubspot'
        and ranked.pipeline_id = pipelines.pipeline_id
    where copies.source_id is null
)

select * from final
