with

measure_policies as (
    select * from {{ ref('health_policy') }}
),

ceilings as (
    select * from {{ ref('health_policy_ceilings') }}
),

final as (
    select
        coalesce(measure_policies.segment, ceilings.segment) as segment,
        coalesce(measure_policies.lifecycle_stage, ceilings.lifecycle_stage) as lifecycle_stage,
        coalesce(measure_policies.measure, ceilings.measure) as measure,
        measure_policies.needs,
        measure_policies.component,
        measure_policies.when_unmeasured,
        ceilings.best_band as ceiling_band,
        coalesce(measure_policies.weight, 0) as weight,
        measure_policies.no_penalty_at,
        measure_policies.full_penalty_at,
        ceilings.value_from as ceiling_from,
        ceilings.score_to as ceiling_score
    from measure_policies
    full outer join ceilings
        on measure_policies.segment = ceilings.segment
        and measure_policies.lifecycle_stage = ceilings.lifecycle_stage
        and measure_policies.measure = ceilings.measure
)

select * from final
