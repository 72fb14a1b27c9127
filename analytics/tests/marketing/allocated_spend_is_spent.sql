-- A channel's spend of a month is shared among the customers it is credited with, and not a cent more.
with

spent as (
    select
        month,
        sum(case when new_customers > 0 then spend_cents else 0 end) as spend_cents
    from {{ ref('rpt_marketing_roi') }}
    group by month
),

allocated as (
    select
        acquisition_month as month,
        sum(acquisition_spend_cents) as spend_cents
    from {{ ref('fct_customer_acquisition') }}
    group by acquisition_month
)

select
    spent.month,
    spent.spend_cents,
    allocated.spend_cents as allocated_cents
from spent
left join allocated
    on spent.month = allocated.month
where coalesce(spent.spend_cents, 0) != coalesce(allocated.spend_cents, 0)
