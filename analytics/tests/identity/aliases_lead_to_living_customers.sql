-- A former id leads straight to a customer that is there: no chains, no cycles.
select aliases.*
from {{ ref('customer_id_alias') }} as aliases
left join {{ ref('dim_customer_current') }} as former
    on aliases.alias_id = former.customer_id
left join {{ ref('customer_id_alias') }} as further
    on aliases.customer_id = further.alias_id
where former.customer_id is not null or further.alias_id is not null
