with

opportunities as (
    select * from {{ ref('fct_opportunities') }}
),

closing as (
    select * from {{ ref('win_rates') }}
),

months as (
    select * from {{ ref('int_sales__months') }}
),

sliced as (
    {{- sliced_deals('opportunities', ['created_date', 'closed_date', 'amount_cents']) }}
),

-- Open at the end of the month, as far as is known today.
open_deals as (
    select
        months.month,
        sliced.dimension,
        sliced.slice,
        count(*) as open_count,
        coalesce(sum(sliced.amount_cents), 0) as open_amount_cents
    from months
    inner join sliced
        on sliced.created_date <= months.end_date
        and (sliced.closed_date > months.end_date or sliced.closed_date is null)
    group by months.month, sliced.dimension, sliced.slice
),

final as (
    select
        closing.dimension,
        closing.slice,
        closing.window_months,
        coalesce(open_deals.open_count, 0) as open_count,
        cast(coalesce(open_deals.open_amount_cents, 0) as bigint) as open_amount_cents,
        closing.won_count,
        closing.lost_count,
        closing.won_amount_cents,
        closing.won_cycle_days,
        closing.win_rate,
        closing.average_won_amount_cents,
        closing.average_cycle_days,
        -- Open deals × win rate × average won amount ÷ average cycle, rounded once.
        {{ whole_ratio(
            'coalesce(open_deals.open_count, 0) * closing.won_count * cast(closing.won_amount_cents as ' ~ sql_type('hugeint') ~ ')',
            '((closing.won_count + closing.lost_count) * closing.won_cycle_days)'
        ) }} as velocity_cents_per_day,
        closing.is_complete_month,
        closing.month
    from closing
    left join open_deals
        on closing.month = open_deals.month
        and closing.dimension = open_deals.dimension
        and closing.slice = open_deals.slice
)

select * from final
