with

opportunities as (
    select * from {{ ref('fct_opportunities') }}
),

months as (
    select * from {{ ref('int_sales__months') }}
),

closed_deals as (
    select
        *,
        cast(date_trunc('month', closed_date) as date) as closed_month
    from opportunities
    where is_closed
),

sliced as (
    {{- sliced_deals('closed_deals', ['closed_month', 'is_won', 'amount_cents', 'cycle_days']) }}
),

monthly as (
    select
        closed_month,
        dimension,
        slice,
        count(*) filter (where is_won) as won_count,
        count(*) filter (where not is_won) as lost_count,
        coalesce(sum(amount_cents) filter (where is_won), 0) as won_amount_cents,
        coalesce(sum(amount_cents) filter (where not is_won), 0) as lost_amount_cents,
        coalesce(sum(cycle_days) filter (where is_won), 0) as won_cycle_days
    from sliced
    group by closed_month, dimension, slice
),

windows as (
    select 1 as window_months
    union all
    select 3
    union all
    select 12
),

windowed as (
    select
        months.month,
        months.is_complete_month,
        windows.window_months,
        monthly.dimension,
        monthly.slice,
        cast(sum(monthly.won_count) as bigint) as won_count,
        cast(sum(monthly.lost_count) as bigint) as lost_count,
        cast(sum(monthly.won_amount_cents) as bigint) as won_amount_cents,
        cast(sum(monthly.lost_amount_cents) as bigint) as lost_amount_cents,
        cast(sum(monthly.won_cycle_days) as bigint) as won_cycle_days
    from months
    cross join windows
    inner join monthly
        on monthly.closed_month <= months.month
        and monthly.closed_month > {{ plus_months('months.month', '-windows.window_months') }}
    group by months.month, months.is_complete_month, windows.window_months, monthly.dimension, monthly.slice
),

final as (
    select
        dimension,
        slice,
        window_months,
        won_count,
        lost_count,
        won_amount_cents,
        lost_amount_cents,
        won_cycle_days,
        {{ exact_ratio('won_count', '(won_count + lost_count)') }} as win_rate,
        {{ exact_ratio('won_amount_cents', '(won_amount_cents + lost_amount_cents)') }} as win_rate_by_amount,
        {{ whole_ratio('won_amount_cents', 'won_count') }} as average_won_amount_cents,
        {{ exact_ratio('won_cycle_days', 'won_count') }} as average_cycle_days,
        is_complete_month,
        month
    from windowed
)

select * from final
