with

google_campaigns as (
    select * from {{ ref('stg_google_ads__campaign_history') }}
),

meta_campaigns as (
    select * from {{ ref('stg_meta_ads__campaign_history') }}
),

linkedin_campaigns as (
    select * from {{ ref('stg_linkedin_ads__campaign_history') }}
),

iterable_campaigns as (
    select * from {{ ref('stg_iterable__campaign_history') }}
),

campaigns as (
    select * from {{ ref('dim_campaign') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

recorded as (
    select 'google_ads:' || campaign_id as campaign_id, campaign_name, status, valid_from from google_campaigns
    union all
    select 'meta_ads:' || campaign_id, campaign_name, status, valid_from from meta_campaigns
    union all
    select 'linkedin_ads:' || campaign_id, campaign_name, status, valid_from from linkedin_campaigns
    union all
    select 'iterable:' || campaign_id, campaign_name, campaign_state, valid_from from iterable_campaigns
),

-- Where the source keeps no history, a campaign has been since its start what it is now.
unrecorded as (
    select
        campaigns.campaign_id,
        campaigns.campaign_name,
        campaigns.status,
        cast(coalesce(campaigns.start_date, bounds.history_start_date) as timestamp) as valid_from
    from campaigns
    cross join bounds
    left join (select distinct campaign_id from recorded) as known
        on campaigns.campaign_id = known.campaign_id
    where known.campaign_id is null
),

combined as (
    select * from recorded
    union all
    select * from unrecorded
),

known_campaigns as (
    select combined.*
    from combined
    inner join campaigns
        on combined.campaign_id = campaigns.campaign_id
    cross join bounds
    where cast(combined.valid_from as date) <= bounds.as_of_date
),

last_of_day as (
    {{ latest_per_key('known_campaigns', ['campaign_id', 'cast(valid_from as date)'], ['valid_from desc', 'campaign_name', 'status']) }}
),

final as (
    select
        campaign_id,
        campaign_name,
        status,
        cast(valid_from as date) as valid_from
    from last_of_day
)

select * from final
