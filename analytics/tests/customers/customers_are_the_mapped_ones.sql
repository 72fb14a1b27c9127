-- Every customer of the map has a current row, and there are no others.
select
    coalesce(mapped.customer_id, customers.customer_id) as customer_id
from (select distinct customer_id from {{ ref('map_source_to_customer') }}) as mapped
full outer join {{ ref('dim_customer_current') }} as customers
    on mapped.customer_id = customers.customer_id
where mapped.customer_id is null or customers.customer_id is null
