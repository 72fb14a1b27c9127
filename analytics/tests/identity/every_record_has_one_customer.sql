-- No source record is lost on the way to its customer, none belongs to two.
select
    records.source_system,
    records.source_id,
    count(customer_records.customer_id) as customers
from {{ ref('int_identity__records') }} as records
left join {{ ref('map_source_to_customer') }} as customer_records
    on records.source_system = customer_records.source_system
    and records.source_id = customer_records.source_id
group by records.source_system, records.source_id
having count(customer_records.customer_id) != 1
