-- Every customer was created, split off or resurrected; every id that is gone was merged or lost its records.
{{ config(enabled=identity_method() == 'probabilistic') }}
select customers.customer_id
from {{ ref('dim_customer_current') }} as customers
left join {{ ref('identity_event') }} as events
    on customers.customer_id = events.customer_id
    and events.event in ('created', 'split', 'resurrected')
where events.customer_id is null
