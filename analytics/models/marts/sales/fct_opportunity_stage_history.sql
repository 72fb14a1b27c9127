with

versions as (
    select * from {{ ref('int_sales__opportunity_versions') }}
),

opportunities as (
    select * from {{ ref('int_sales__opportunities') }}
),

stages as (
    select * from {{ ref('int_sales__stages') }}
),

close_date_changes as (
    select * from {{ ref('int_sales__close_date_changes') }}
),

changes as (
    select
        *,
        lag(stage_id) over (partition by opportunity_id order by valid_from, stage_id) as previous_stage_id
    from versions
    where stage_id is not null
),

visits as (
    select
        opportunity_id,
        stage_id,
        is_delivered,
        valid_from as entered_at,
        lead(valid_from) over (partition by opportunity_id order by valid_from, stage_id) as left_at,
        row_number() over (partition by opportunity_id order by valid_from, stage_id) as visit_number,
        row_number() over (partition by opportunity_id, stage_id order by valid_from) as entry_number
    from changes
    where previous_stage_id is null or stage_id != previous_stage_id
),

placed as (
    select
        visits.*,
        opportunities.customer_id,
        opportunities.source_system,
        opportunities.pipeline_name,
        coalesce(stages.stage_name, visits.stage_id) as stage_name,
        stages.stage_order,
        coalesce(stages.is_closed, false) as is_closed,
        coalesce(stages.is_won, false) as is_won,
        max(stages.stage_order) over (
            partition by visits.opportunity_id order by visits.visit_number rows between unbounded preceding and 1 preceding
        ) as furthest_order_before
    from visits
    inner join opportunities
        on visits.opportunity_id = opportunities.opportunity_id
    left join stages
        on opportunities.source_system = stages.source_system
        and opportunities.pipeline_id = stages.pipeline_id
        and visits.stage_id = stages.stage_id
),

-- Plans made while the deal was in the stage; the one it came with was made before or on entry.
slips as (
    select
        placed.opportunity_id,
        placed.visit_number,
        count(*) as close_date_changes,
        sum(close_date_changes.days_moved) as days_slipped
    from placed
    inner join close_date_changes
        on placed.opportunity_id = close_date_changes.opportunity_id
        and close_date_changes.plan_number > 1
        and close_date_changes.planned_at >= placed.entered_at
        and (close_date_changes.planned_at < placed.left_at or placed.left_at is null)
    group by placed.opportunity_id, placed.visit_number
),

final as (
    select
        placed.opportunity_id,
        placed.customer_id,
        placed.source_system,
        placed.pipeline_name,
        placed.stage_name,
        lead(placed.stage_name) over (partition by placed.opportunity_id order by placed.visit_number) as next_stage_name,
        cast(placed.visit_number as integer) as visit_number,
        cast(placed.entry_number as integer) as entry_number,
        cast(placed.stage_order as integer) as stage_order,
        -- A stage in which a deal ends is not one it stays in.
        case
            when placed.is_delivered and not placed.is_closed
                then cast({{ seconds_between('placed.entered_at', 'placed.left_at') }} as bigint)
        end as seconds_in_stage,
        cast(coalesce(slips.close_date_changes, 0) as integer) as close_date_changes,
        cast(coalesce(slips.days_slipped, 0) as integer) as days_slipped,
        placed.entry_number > 1 as is_reentry,
        coalesce(placed.stage_order < placed.furthest_order_before, false) and not placed.is_closed as is_backward,
        placed.left_at is null as is_current,
        placed.is_closed,
        placed.is_won,
        placed.is_delivered as is_exact,
        placed.entered_at,
        placed.left_at
    from placed
    left join slips
        on placed.opportunity_id = slips.opportunity_id
        and placed.visit_number = slips.visit_number
)

select * from final
-- One customer is asked for at a time: its rows lie together.
order by customer_id
