-- A deal leaves a stage when it enters the next, and is in the stage the CRM says it is in.
with

visits as (
    select
        *,
        lead(entered_at) over (partition by opportunity_id order by visit_number) as next_entered_at
    from {{ ref('fct_opportunity_stage_history') }}
)

select
    opportunity_id,
    visit_number,
    left_at,
    next_entered_at
from visits
where left_at is distinct from next_entered_at
    or left_at < entered_at
    or is_current != (left_at is null)
