{{ config(enabled=identity_method() == 'deterministic') }}
-- A customer has exactly one record that anchors it.
select
    customer_id,
    count(*) as anchors
from {{ ref('map_source_to_customer') }}
where match_rule = 'anchor'
group by customer_id
having count(*) != 1
