{%- set dimensions = {
    'total': "'all'",
    'segment': "coalesce(customers.segment, 'unknown')",
    'plan_tier': "coalesce(products.tier, 'unknown')",
    'product': "coalesce(products.product, 'unknown')",
    'country': "coalesce(customers.country, 'unknown')",
} -%}

with

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

daily_movements as (
    select * from {{ ref('fct_mrr_movements') }}
),

month_end_movements as (
    select * from {{ ref('fct_mrr_month_end_movements') }}
),

months as (
    select * from {{ ref('int_revenue__month_ends') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

products as (
    select * from {{ ref('dim_product') }}
),

monthly_figures as (
    select
        months.month,
        'ending' as figure,
        mrr_days.customer_id,
        mrr_days.product_id,
        sum(mrr_days.mrr_cents) as amount_cents
    from mrr_days
    inner join months
        on mrr_days.date = months.end_date
    group by months.month, mrr_days.customer_id, mrr_days.product_id
    union all
    select
        cast(date_trunc('month', date) as date),
        'event:' || category,
        customer_id,
        product_id,
        sum(amount_cents)
    from daily_movements
    group by cast(date_trunc('month', date) as date), category, customer_id, product_id
    union all
    select
        month,
        'month_end:' || category,
        customer_id,
        product_id,
        sum(amount_cents)
    from month_end_movements
    group by month, category, customer_id, product_id
),

sliced_figures as (
    {%- for dimension, slice in dimensions.items() %}
    select
        monthly_figures.month,
        monthly_figures.figure,
        '{{ dimension }}' as dimension,
        {{ slice }} as slice,
        sum(monthly_figures.amount_cents) as amount_cents
    from monthly_figures
    left join customers
        on monthly_figures.customer_id = customers.customer_id
    left join products
        on monthly_figures.product_id = products.product_id
    group by 1, 2, 3, 4
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

first_months as (
    select min(month) as first_month
    from sliced_figures
),

-- Every slice in every month, also where nothing moved.
grid as (
    select
        months.month,
        months.is_complete,
        bases.basis,
        slices.dimension,
        slices.slice
    from months
    cross join (select distinct dimension, slice from sliced_figures) as slices
    cross join (select 'event' as basis union all select 'month_end') as bases
    inner join first_months
        on months.month >= first_months.first_month
),

figures as (
    select
        grid.month,
        grid.is_complete,
        grid.basis,
        grid.dimension,
        grid.slice,
        {%- for category in ['new', 'reactivation', 'expansion', 'contraction', 'churn', 'fx'] %}
        coalesce(sum(case when sliced_figures.figure = grid.basis || ':{{ category }}' then sliced_figures.amount_cents end), 0) as {{ category }}_cents,
        {%- endfor %}
        coalesce(sum(case when sliced_figures.figure = 'ending' then sliced_figures.amount_cents end), 0) as ending_cents
    from grid
    left join sliced_figures
        on grid.month = sliced_figures.month
        and grid.dimension = sliced_figures.dimension
        and grid.slice = sliced_figures.slice
    group by grid.month, grid.is_complete, grid.basis, grid.dimension, grid.slice
),

final as (
    select
        basis,
        dimension,
        slice,
        cast(coalesce(lag(ending_cents) over (partition by basis, dimension, slice order by month), 0) as bigint) as starting_mrr_cents,
        cast(new_cents as bigint) as new_mrr_cents,
        cast(reactivation_cents as bigint) as reactivation_mrr_cents,
        cast(expansion_cents as bigint) as expansion_mrr_cents,
        cast(-contraction_cents as bigint) as contraction_mrr_cents,
        cast(-churn_cents as bigint) as churn_mrr_cents,
        cast(fx_cents as bigint) as fx_mrr_cents,
        cast(ending_cents as bigint) as ending_mrr_cents,
        is_complete as is_complete_month,
        month
    from figures
)

select * from final
