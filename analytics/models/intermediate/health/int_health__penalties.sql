{%- set policy = health_policy() -%}

with

measures as (
    select * from {{ ref('int_health__measures') }}
),

weights as (
    select * from {{ ref('int_health__policy') }}
),

ceilings as (
    select * from {{ ref('health_policy_ceilings') }}
),

delinquent_ceiling as (
    select value_from, score_to
    from ceilings
    where measure = 'is_delinquent'
),

weighed as (
    select
        measures.*,
        {%- for measure in policy.measures %}
        case
            when
                measures.{{ measure }} is not null
                or (
                    weights.{{ measure }}_is_optional
                    and {{ health_source_is_connected('weights.' ~ measure ~ '_source', 'measures') }}
                )
                then weights.{{ measure }}_weight
            else 0
        end as {{ measure }}_weight,
        coalesce(
            {{ penalty_share(
                'measures.' ~ measure,
                'weights.' ~ measure ~ '_no_penalty_at',
                'weights.' ~ measure ~ '_full_penalty_at'
            ) }},
            0
        ) as {{ measure }}_share,
        {%- endfor %}
        weights.total_weight
    from measures
    inner join weights
        on measures.segment = weights.segment
        and measures.lifecycle_stage = weights.lifecycle_stage
),

covered as (
    select
        *,
        {% for measure in policy.measures %}{{ measure }}_weight{{ ' + ' if not loop.last }}{% endfor %} as covered_weight
    from weighed
),

-- In millionths of a point, so that rounding is done once, at the end.
penalised as (
    select
        *,
        {%- for measure in policy.measures %}
        cast(floor({{ measure }}_share * ({{ measure }}_weight * 100 / nullif(covered_weight, 0)) * 1000000) as bigint)
            as {{ measure }}_penalty,
        {%- endfor %}
        covered_weight >= {{ policy.minimum_coverage }} * total_weight
        and days_of_history >= {{ policy.minimum_history_days }} as is_scored
    from covered
),

totalled as (
    select
        *,
        (
            {% for measure in policy.measures %}{{ measure }}_penalty{{ ' + ' if not loop.last }}{% endfor %} + 5000
        ) // 10000 as penalty_hundredths
    from penalised
),

final as (
    select
        totalled.customer_id,
        totalled.segment,
        totalled.lifecycle_stage,
        {%- for measure in policy.measures %}
        totalled.{{ measure }}_penalty,
        {%- endfor %}
        totalled.penalty_hundredths,
        case
            when totalled.is_delinquent >= delinquent_ceiling.value_from
                then greatest(
                    10000 - totalled.penalty_hundredths - cast(delinquent_ceiling.score_to * 100 as bigint), 0
                )
            else 0
        end as ceiling_hundredths,
        cast(round(cast(totalled.covered_weight as decimal(12, 4)) / totalled.total_weight, 4) as decimal(5, 4))
            as data_coverage,
        totalled.is_scored,
        totalled.date
    from totalled
    left join delinquent_ceiling
        on true
)

select * from final
