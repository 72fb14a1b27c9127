with

visits as (
    select * from {{ ref('fct_opportunity_stage_history') }}
),

opportunities as (
    select * from {{ ref('fct_opportunities') }}
),

entries as (
    select
        visits.opportunity_id,
        visits.pipeline_name,
        visits.stage_name,
        visits.stage_order,
        visits.is_current,
        visits.entry_number,
        visits.seconds_in_stage,
        visits.visit_number = max(visits.visit_number) over (
            partition by visits.opportunity_id
        ) as is_last_open_stage,
        max(visits.stage_order) over (
            partition by visits.opportunity_id order by visits.visit_number rows between 1 following and unbounded following
        ) as furthest_order_after
    from visits
    where not visits.is_closed
),

-- What became of a deal counts once for each stage it was in, with its first visit there.
deals as (
    select
        entries.*,
        opportunities.opportunity_type,
        opportunities.segment,
        opportunities.channel,
        opportunities.owner_name,
        opportunities.source_system,
        opportunities.outcome,
        entries.entry_number = 1 as is_first_entry,
        bool_or(coalesce(entries.furthest_order_after > entries.stage_order, false) or opportunities.is_won)
            over (partition by entries.opportunity_id, entries.stage_name) as has_advanced,
        bool_or(entries.is_current) over (partition by entries.opportunity_id, entries.stage_name) as is_there,
        bool_or(entries.is_last_open_stage) over (partition by entries.opportunity_id, entries.stage_name) as ends_here
    from entries
    inner join opportunities
        on entries.opportunity_id = opportunities.opportunity_id
),

sliced as (
    {{- sliced_deals('deals', [
        'source_system', 'pipeline_name', 'stage_name', 'stage_order', 'outcome', 'has_advanced', 'is_there', 'is_first_entry',
        'ends_here', 'seconds_in_stage',
    ]) }}
),

counted as (
    select
        source_system,
        pipeline_name,
        stage_name,
        stage_order,
        dimension,
        slice,
        count(*) filter (where is_first_entry) as entered_count,
        count(*) filter (where is_first_entry and has_advanced) as advanced_count,
        count(*) filter (where is_first_entry and outcome = 'open' and is_there and not has_advanced) as remaining_count,
        count(*) filter (where is_first_entry and outcome = 'lost' and ends_here) as lost_here_count,
        count(*) filter (where is_first_entry and outcome = 'won') as won_count,
        count(*) filter (where is_first_entry and outcome = 'lost') as lost_count,
        count(*) filter (where not is_first_entry) as reentry_count,
        count(seconds_in_stage) as timed_visits,
        cast(coalesce(sum(seconds_in_stage), 0) as bigint) as seconds_in_stage,
        cast({{ value_at_share('seconds_in_stage', '0.5') }} as bigint) as p50_seconds_in_stage,
        cast({{ value_at_share('seconds_in_stage', '0.9') }} as bigint) as p90_seconds_in_stage
    from sliced
    group by source_system, pipeline_name, stage_name, stage_order, dimension, slice
),

final as (
    select
        source_system,
        pipeline_name,
        stage_name,
        dimension,
        slice,
        stage_order,
        entered_count,
        advanced_count,
        remaining_count,
        lost_here_count,
        won_count,
        lost_count,
        reentry_count,
        -- Deals that are still in the stage have not decided yet.
        {{ exact_ratio('advanced_count', '(entered_count - remaining_count)') }} as advance_rate,
        {{ exact_ratio('won_count', '(won_count + lost_count)') }} as win_rate_from_stage,
        timed_visits,
        seconds_in_stage,
        {{ whole_ratio('seconds_in_stage', 'timed_visits') }} as mean_seconds_in_stage,
        p50_seconds_in_stage,
        p90_seconds_in_stage
    from counted
)

select * from final
