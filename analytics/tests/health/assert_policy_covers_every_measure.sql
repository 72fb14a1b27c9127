with

known_measures as (
    {{ entry_rows(quoted_list(health_policy().measures), 'measure') }}
)

select coalesce(known_measures.measure, policy.measure) as measure
from known_measures
full outer join {{ ref('health_policy') }} as policy
    on known_measures.measure = policy.measure
where {{ is_with_rows() }} and (known_measures.measure is null or policy.measure is null)
