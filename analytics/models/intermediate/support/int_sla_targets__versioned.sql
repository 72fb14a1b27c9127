with

targets as (
    select * from {{ ref('stg_zendesk__sla_policy_metric') }}
),

-- The oldest version known also stands for the time before it.
versioned as (
    select
        sla_policy_id,
        metric,
        priority,
        target_seconds,
        is_business_time,
        case
            when row_number() over (
                partition by sla_policy_id, metric, priority
                order by policy_updated_at
            ) > 1 then policy_updated_at
        end as valid_from,
        lead(policy_updated_at) over (
            partition by sla_policy_id, metric, priority
            order by policy_updated_at
        ) as valid_to
    from targets
),

-- A version without a target, or with one that is none, ends the promise made before it.
final as (
    select * from versioned
    where target_seconds >= 0
)

select * from final
