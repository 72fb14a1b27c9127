select count(*) as row_count
from {{ ref('customer_current_position') }}
having count(*) <> 1
