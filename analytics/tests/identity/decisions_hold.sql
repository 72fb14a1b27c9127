-- Records that somebody matched are one customer, records that somebody split are two.
{{ config(enabled=identity_method() == 'probabilistic') }}
select decisions.*
from {{ ref('int_identity__decisions') }} as decisions
inner join {{ ref('map_source_to_customer') }} as one
    on decisions.source_system = one.source_system
    and decisions.source_id = one.source_id
inner join {{ ref('map_source_to_customer') }} as other
    on decisions.other_source_system = other.source_system
    and decisions.other_source_id = other.source_id
where (decisions.decision = 'force_match') != (one.customer_id = other.customer_id)
