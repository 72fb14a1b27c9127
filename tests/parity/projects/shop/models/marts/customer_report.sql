-- depends_on: {{ ref('customers', v=1) }}
{% set columns = ['customer_id', 'orders'] %}
select
  {%- for column in columns %}
  {{ column }}{{ ',' if not loop.last }}
  {%- endfor %},
  {{ ref('customers').identifier | tojson | length }} as length
from {{ ref('parity', 'customers', version=2) }}
