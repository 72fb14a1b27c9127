{{ config(post_hook="insert into hook_log select 'after', count(*)::varchar from {{ this }}", persist_docs={'relation': true, 'columns': true}) }}
select c.customer_id, c.name, coalesce(p.paid_cents, 0) as paid_cents
from {{ ref('stg_customers') }} as c
left join {{ ref('eph_paid_by_customer') }} as p using (customer_id)
