-- Every figure of the bridge, summed over the slices of a dimension, is the total's.
{%- set figures = [
    'starting_mrr_cents', 'new_mrr_cents', 'reactivation_mrr_cents', 'expansion_mrr_cents', 'contraction_mrr_cents',
    'churn_mrr_cents', 'fx_mrr_cents', 'ending_mrr_cents',
] %}
with

by_dimension as (
    select
        month,
        basis,
        dimension,
        {%- for figure in figures %}
        sum({{ figure }}) as {{ figure }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ ref('mrr_waterfall') }}
    group by month, basis, dimension
)

select sliced.*
from by_dimension as sliced
inner join by_dimension as total
    on sliced.month = total.month
    and sliced.basis = total.basis
    and total.dimension = 'total'
where
    {%- for figure in figures %}
    {{ 'or ' if not loop.first }}sliced.{{ figure }} != total.{{ figure }}
    {%- endfor %}
