with

stages as (
    select * from {{ ref('stg_hubspot__ticket_pipeline_stage') }}
),

-- HubSpot only knows open and closed; that the other side has the word shows in a stage's name.
final as (
    select
        pipeline_id,
        stage_id,
        stage_name,
        case
            when is_closed or coalesce(ticket_state = 'closed', false) then 'closed'
            when lower(stage_name) like 'waiting on contact%' or lower(stage_name) like 'waiting on customer%' then 'pending'
            when lower(stage_name) = 'new' then 'new'
            else 'open'
        end as status
    from stages
)

select * from final
