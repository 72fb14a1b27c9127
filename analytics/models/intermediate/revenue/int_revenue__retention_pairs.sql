with

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

rates as (
    select * from {{ ref('int_revenue__fx_rates') }}
),

months as (
    select * from {{ ref('int_revenue__month_ends') }}
),

windows as (
    select unnest([1, 3, 12]) as window_months
),

balances as (
    select
        months.month_number,
        mrr_days.customer_id,
        mrr_days.currency,
        sum(mrr_days.mrr_micros) as mrr_micros,
        sum(mrr_days.mrr_cents) as mrr_cents
    from mrr_days
    inner join months
        on mrr_days.date = months.end_date
    group by months.month_number, mrr_days.customer_id, mrr_days.currency
),

cohorts as (
    select
        month_number,
        customer_id,
        sum(mrr_cents) as starting_mrr_cents
    from balances
    group by month_number, customer_id
),

month_pairs as (
    select
        windows.window_months,
        starts.month_number as start_number,
        ends.month_number as end_number,
        starts.end_date as start_date,
        ends.is_complete,
        ends.month
    from months as ends
    cross join windows
    inner join months as starts
        on starts.month_number = ends.month_number - windows.window_months
),

-- What the cohort pays at the end, in the exchange rates of the start.
final as (
    select
        cohorts.customer_id,
        month_pairs.window_months,
        cohorts.starting_mrr_cents,
        {{ round_half_up('(coalesce(sum(balances.mrr_micros * rates.minor_rate_nanos), 0))', '1000000000000000') }} as retained_mrr_cents,
        month_pairs.is_complete,
        month_pairs.month
    from month_pairs
    inner join cohorts
        on month_pairs.start_number = cohorts.month_number
    left join balances
        on cohorts.customer_id = balances.customer_id
        and month_pairs.end_number = balances.month_number
    left join rates
        on balances.currency = rates.currency
        and month_pairs.start_date = rates.rate_date
    group by
        cohorts.customer_id, month_pairs.window_months, cohorts.starting_mrr_cents, month_pairs.is_complete, month_pairs.month
)

select * from final
