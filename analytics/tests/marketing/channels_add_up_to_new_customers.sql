-- The channels of a month add up to the customers acquired in it, and to the spend of its days.
with

roi as (
    select
        month,
        sum(new_customers) as new_customers,
        sum(new_mrr_cents) as new_mrr_cents,
        sum(spend_cents) as spend_cents
    from {{ ref('rpt_marketing_roi') }}
    group by month
),

acquired as (
    select
        acquisition_month as month,
        count(*) as new_customers,
        sum(new_mrr_cents) as new_mrr_cents
    from {{ ref('fct_customer_acquisition') }}
    group by acquisition_month
),

spend as (
    select * from {{ ref('int_marketing__acquisition_spend') }}
)

select *
from roi
full join acquired
    on roi.month = acquired.month
full join spend
    on coalesce(roi.month, acquired.month) = spend.month
where coalesce(roi.new_customers, 0) != coalesce(acquired.new_customers, 0)
    or coalesce(roi.new_mrr_cents, 0) != coalesce(acquired.new_mrr_cents, 0)
    or coalesce(roi.spend_cents, 0) != coalesce(spend.spend_cents, 0)
