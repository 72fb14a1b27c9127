with

opportunities as (
    select * from {{ ref('stg_salesforce__opportunity') }}
),

opportunity_versions as (
    select * from {{ ref('stg_salesforce__opportunity_history') }}
),

hubspot_stages as (
    select * from {{ ref('stg_hubspot__deal_pipeline_stage') }}
),

hubspot_deals as (
    select * from {{ ref('stg_hubspot__deal') }}
),

hubspot_visits as (
    select * from {{ ref('stg_hubspot__deal_stage') }}
),

seen as (
    select stage_name, probability_percent, is_closed, is_won from opportunities
    union all
    select stage_name, probability_percent, is_closed, is_won from opportunity_versions
),

-- Salesforce has one list of stages; the probability a stage usually has tells its place.
salesforce_stages as (
    select
        stage_name,
        cast(cast(sum(probability_percent) as double precision) / count(probability_percent) as decimal(7, 2)) as probability_percent,
        bool_or(is_closed) as is_closed,
        bool_or(is_won) as is_won
    from seen
    where stage_name is not null
    group by stage_name
),

used_stages as (
    select pipeline_id, stage_id from hubspot_deals
    union
    select hubspot_deals.pipeline_id, hubspot_visits.stage_id
    from hubspot_visits
    inner join hubspot_deals
        on hubspot_visits.hubspot_deal_id = hubspot_deals.hubspot_deal_id
),

-- A stage that HubSpot did not deliver is named by its id, of which HubSpot itself gives out the two of the ends.
unnamed_stages as (
    select used_stages.*
    from used_stages
    left join hubspot_stages
        on used_stages.stage_id = hubspot_stages.stage_id
        and used_stages.pipeline_id = hubspot_stages.pipeline_id
    where used_stages.stage_id is not null and hubspot_stages.stage_id is null
),

combined as (
    select
        'salesforce' as source_system,
        'default' as pipeline_id,
        stage_name as stage_id,
        stage_name,
        cast(null as integer) as display_order,
        probability_percent,
        is_closed,
        is_won
    from salesforce_stages
    union all
    select
        'hubspot',
        pipeline_id,
        stage_id,
        coalesce(stage_name, stage_id),
        display_order,
        cast(probability * 100 as decimal(7, 2)),
        is_closed,
        is_won
    from hubspot_stages
    union all
    select
        'hubspot',
        coalesce(pipeline_id, 'default'),
        stage_id,
        stage_id,
        null,
        null,
        stage_id in ('closedwon', 'closedlost'),
        stage_id = 'closedwon'
    from unnamed_stages
),

final as (
    select
        source_system,
        pipeline_id,
        stage_id,
        stage_name,
        row_number() over (
            partition by source_system, pipeline_id
            order by is_closed, is_won desc, display_order nulls last, probability_percent nulls last, stage_name, stage_id
        ) as stage_order,
        probability_percent,
        is_closed,
        is_won
    from combined
)

select * from final
