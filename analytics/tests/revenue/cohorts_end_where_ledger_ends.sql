-- In a single currency nothing but rounding lies between the cohorts' MRR and the ledger's; customers are counted exactly.
with

cohort_customers as (
    select
        month,
        sum(retained_customers) as customers
    from {{ ref('revenue_cohort_analysis') }}
    where dimension = 'total' and month_offset > 0
    group by month
),

months as (
    select * from {{ ref('int_revenue__month_ends') }}
),

ledger_customers as (
    select
        months.month,
        count(distinct mrr_days.customer_id) as customers
    from {{ ref('fct_mrr_daily') }} as mrr_days
    inner join months
        on mrr_days.date = months.end_date
    inner join {{ ref('int_revenue__customer_starts') }} as customer_starts
        on mrr_days.customer_id = customer_starts.customer_id
        and months.month > customer_starts.cohort_month
    where mrr_days.mrr_cents > 0
    group by months.month
)

select
    coalesce(cohort_customers.month, ledger_customers.month) as month,
    cohort_customers.customers as in_cohorts,
    ledger_customers.customers as in_ledger
from cohort_customers
full outer join ledger_customers
    on cohort_customers.month = ledger_customers.month
where coalesce(cohort_customers.customers, 0) != coalesce(ledger_customers.customers, 0)
