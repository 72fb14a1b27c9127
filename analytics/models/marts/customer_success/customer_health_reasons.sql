{%- set measures = health_policy().measures -%}

with

penalties as (
    select * from {{ ref('int_health__penalties') }}
    where is_scored
),

measure_values as (
    select * from {{ ref('int_health__measures') }}
),

policy as (
    select * from {{ ref('health_policy') }}
),

ceilings as (
    select * from {{ ref('health_policy_ceilings') }}
),

measure_penalties as (
    {%- for measure in measures %}
    select
        customer_id,
        segment,
        lifecycle_stage,
        '{{ measure }}' as measure,
        {{ measure }}_penalty as penalty,
        penalty_hundredths,
        date
    from penalties
    where {{ measure }}_penalty > 0
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

-- Hundredths are shared out by largest remainder, so that they add up to what the score lost.
ranked as (
    select
        *,
        penalty // 10000 as whole_hundredths,
        penalty_hundredths - sum(penalty // 10000) over (partition by customer_id, date) as hundredths_left,
        row_number() over (
            partition by customer_id, date
            order by penalty % 10000 desc, measure
        ) as remainder_rank
    from measure_penalties
),

measure_points as (
    select
        customer_id,
        segment,
        lifecycle_stage,
        measure,
        whole_hundredths + case when remainder_rank <= hundredths_left then 1 else 0 end as hundredths,
        date
    from ranked
),

measure_reasons as (
    select
        measure_points.customer_id,
        measure_points.measure,
        case measure_points.measure
            {%- for measure in measures %}
            when '{{ measure }}' then measure_values.{{ measure }}
            {%- endfor %}
        end as value,
        policy.no_penalty_at as threshold,
        measure_points.hundredths,
        measure_points.date
    from measure_points
    inner join measure_values
        on measure_points.customer_id = measure_values.customer_id
        and measure_points.date = measure_values.date
    inner join policy
        on measure_points.segment = policy.segment
        and measure_points.lifecycle_stage = policy.lifecycle_stage
        and measure_points.measure = policy.measure
    where measure_points.hundredths > 0
),

ceiling_reasons as (
    select
        penalties.customer_id,
        ceilings.measure,
        cast(1 as decimal(12, 4)) as value,
        ceilings.value_from as threshold,
        penalties.ceiling_hundredths as hundredths,
        penalties.date
    from penalties
    inner join ceilings
        on ceilings.measure = 'is_delinquent'
    where penalties.ceiling_hundredths > 0
),

combined as (
    select * from measure_reasons
    union all
    select * from ceiling_reasons
),

final as (
    select
        customer_id,
        measure,
        value,
        threshold,
        cast(hundredths * cast(0.01 as decimal(3, 2)) as decimal(5, 2)) as points,
        date
    from combined
)

select * from final
