-- Won + lost + open deals are all deals: in each deal's own flags, in the pipeline, in every slice.
with

counted as (
    select
        count(*) as deals,
        coalesce(sum(amount_cents), 0) as amount_cents
    from {{ ref('fct_opportunities') }}
),

sliced as (
    select
        dimension,
        sum(open_count + won_count + lost_count) as deals,
        sum(open_amount_cents + won_amount_cents + lost_amount_cents) as amount_cents
    from {{ ref('sales_pipeline') }}
    where open_count + won_count + lost_count > 0
    group by dimension
)

select
    sliced.dimension,
    sliced.deals,
    counted.deals as all_deals,
    sliced.amount_cents,
    counted.amount_cents as all_amount_cents
from sliced
cross join counted
where sliced.deals != counted.deals or sliced.amount_cents != counted.amount_cents
union all
select
    opportunity_id,
    cast(is_open as integer) + cast(is_won as integer) + cast(is_closed and not is_won as integer),
    1,
    null,
    null
from {{ ref('fct_opportunities') }}
where cast(is_open as integer) + cast(is_won as integer) + cast(is_closed and not is_won as integer) != 1
    or is_open != (outcome = 'open')
    or is_won != (outcome = 'won')
    or (closed_date is null) = is_closed
