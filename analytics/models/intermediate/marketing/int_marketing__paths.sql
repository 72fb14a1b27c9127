with

touches as (
    select * from {{ ref('fct_touchpoints') }}
),

conversions as (
    select * from {{ ref('int_marketing__conversions') }}
),

-- What led to a conversion; of anyone who never converted, all there is.
relevant as (
    select
        coalesce(touches.customer_id, touches.visitor_id) as path_id,
        touches.touchpoint_id,
        touches.channel,
        touches.campaign_id,
        touches.is_declared,
        touches.occurred_at,
        touches.occurred_date,
        conversions.customer_id is not null as is_converted,
        conversions.acquired_date,
        conversions.lead_created_at,
        conversions.opportunity_created_at
    from touches
    left join conversions
        on touches.customer_id = conversions.customer_id
    where conversions.customer_id is null
        or (
            touches.occurred_date <= conversions.acquired_date
            and touches.occurred_date >= {{ days_back('conversions.acquired_date', var('attribution_lookback_days')) }}
        )
),

ranked as (
    select
        *,
        bool_or(not is_declared) over (partition by path_id) as is_observed,
        row_number() over (partition by path_id, is_declared order by occurred_at, touchpoint_id) as place
    from relevant
),

-- What a CRM says of where somebody came from is asked once, and only where nothing was observed.
numbered as (
    select
        path_id,
        touchpoint_id,
        channel,
        campaign_id,
        is_declared,
        is_converted,
        place as touch_number,
        count(*) over (partition by path_id) as touch_count,
        -- The last touch up to a stage, or the first where the stage came before all of them.
        greatest(count(case when occurred_at <= lead_created_at then 1 end) over (partition by path_id), 1) as lead_touch_number,
        greatest(count(case when occurred_at <= opportunity_created_at then 1 end) over (partition by path_id), 1) as opportunity_touch_number,
        lead_created_at is not null as has_lead,
        opportunity_created_at is not null as has_opportunity,
        {{ days_between('occurred_date', 'acquired_date') }} as age_days,
        occurred_at
    from ranked
    where (is_observed and not is_declared) or (not is_observed and place = 1)
),

-- Where a stage is not known, the middle of the path stands for the lead and its end for the opportunity.
final as (
    select
        path_id,
        touchpoint_id,
        channel,
        campaign_id,
        touch_number,
        touch_count,
        case when has_lead then lead_touch_number else {{ whole_quotient('(touch_count + 1)', '2') }} end as lead_touch_number,
        case when has_opportunity then opportunity_touch_number else touch_count end as opportunity_touch_number,
        age_days,
        is_declared,
        is_converted,
        occurred_at
    from numbered
)

select * from final
