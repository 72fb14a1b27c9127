-- Marketing wins whom finance counts as new, month by month, with the MRR of their first day.
with

acquired as (
    select
        acquisition_month as month,
        count(*) as new_customers
    from {{ ref('fct_customer_acquisition') }}
    where acquired_by = 'first_mrr'
    group by acquisition_month
),

kpis as (
    select
        month,
        new_customers
    from {{ ref('revenue_kpis') }}
    where dimension = 'total'
)

select
    kpis.month,
    kpis.new_customers,
    acquired.new_customers as acquired_customers
from kpis
left join acquired
    on kpis.month = acquired.month
where kpis.new_customers != coalesce(acquired.new_customers, 0)
