with

customer_starts as (
    select * from {{ ref('int_revenue__customer_starts') }}
),

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

months as (
    select * from {{ ref('int_revenue__month_ends') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

cohort_members as (
    select
        customer_starts.*,
        months.month_number as cohort_number,
        coalesce(customers.segment, 'unknown') as segment
    from customer_starts
    inner join months
        on customer_starts.cohort_month = months.month
    left join customers
        on customer_starts.customer_id = customers.customer_id
),

-- Month 0 is the day of the first MRR, month k the end of the k-th month after it.
month_end_balances as (
    select
        cohort_members.customer_id,
        months.month_number - cohort_members.cohort_number as month_offset,
        {{ round_half_up('sum(mrr_days.mrr_micros * rates.minor_rate_nanos)', '1000000000000000') }} as mrr_cents
    from cohort_members
    inner join mrr_days
        on cohort_members.customer_id = mrr_days.customer_id
    inner join months
        on mrr_days.date = months.end_date
        and months.month_number > cohort_members.cohort_number
    inner join rates
        on mrr_days.currency = rates.currency
        and cohort_members.first_mrr_date = rates.rate_date
    group by cohort_members.customer_id, months.month_number - cohort_members.cohort_number
),

balances as (
    select * from month_end_balances
    union all
    select
        customer_id,
        0,
        first_mrr_cents
    from cohort_members
),

sliced_members as (
    select
        *,
        'total' as dimension,
        'all' as slice
    from cohort_members
    union all
    select
        *,
        'segment' as dimension,
        segment as slice
    from cohort_members
),

cohorts as (
    select
        cohort_month,
        cohort_number,
        dimension,
        slice,
        count(*) as cohort_customers,
        sum(first_mrr_cents) as starting_mrr_cents
    from sliced_members
    group by cohort_month, cohort_number, dimension, slice
),

retained as (
    select
        sliced_members.cohort_number,
        sliced_members.dimension,
        sliced_members.slice,
        balances.month_offset,
        count(*) filter (where balances.mrr_cents > 0) as retained_customers,
        sum(balances.mrr_cents) as retained_mrr_cents
    from sliced_members
    inner join balances
        on sliced_members.customer_id = balances.customer_id
    group by sliced_members.cohort_number, sliced_members.dimension, sliced_members.slice, balances.month_offset
),

-- Every cohort in every month since, also where nobody is left.
final as (
    select
        cohorts.dimension,
        cohorts.slice,
        months.month_number - cohorts.cohort_number as month_offset,
        cohorts.cohort_customers,
        coalesce(retained.retained_customers, 0) as retained_customers,
        {{ exact_ratio('coalesce(retained.retained_customers, 0)', 'cohorts.cohort_customers') }} as account_retention,
        cast(cohorts.starting_mrr_cents as bigint) as starting_mrr_cents,
        cast(coalesce(retained.retained_mrr_cents, 0) as bigint) as retained_mrr_cents,
        {{ exact_ratio('coalesce(retained.retained_mrr_cents, 0)', 'cohorts.starting_mrr_cents') }} as revenue_retention,
        months.is_complete as is_complete_month,
        cohorts.cohort_month,
        months.month
    from cohorts
    inner join months
        on months.month_number >= cohorts.cohort_number
    left join retained
        on cohorts.cohort_number = retained.cohort_number
        and cohorts.dimension = retained.dimension
        and cohorts.slice = retained.slice
        and months.month_number - cohorts.cohort_number = retained.month_offset
)

select * from final
