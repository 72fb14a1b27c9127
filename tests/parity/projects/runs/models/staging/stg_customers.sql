{{ config(alias='customers_staged', schema='staging') }}
select id as customer_id, trim(name) as name, coalesce(country, 'unknown') as country, is_active
from {{ ref('raw_customers') }}
