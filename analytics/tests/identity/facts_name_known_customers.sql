-- Whoever a fact counts for is a customer.
{%- set facts = [
    'fct_mrr_daily', 'fct_mrr_movements', 'fct_invoices', 'fct_tickets', 'customer_health_daily', 'fact_usage_health_daily',
    'fact_support_ticket_daily', 'fact_subscription_daily',
] %}
with

named as (
    {%- for fact in facts %}
    select distinct '{{ fact }}' as fact, customer_id from {{ ref(fact) }} where customer_id is not null
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select named.*
from named
left join {{ ref('dim_customer_current') }} as customers
    on named.customer_id = customers.customer_id
where customers.customer_id is null
