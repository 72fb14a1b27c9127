{%- set dimensions = {'total': "'all'", 'segment': "coalesce(customers.segment, 'unknown')"} -%}

with

retention_pairs as (
    select * from {{ ref('int_revenue__retention_pairs') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

sliced as (
    {%- for dimension, slice in dimensions.items() %}
    select
        retention_pairs.*,
        '{{ dimension }}' as dimension,
        {{ slice }} as slice
    from retention_pairs
    left join customers
        on retention_pairs.customer_id = customers.customer_id
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

summed as (
    select
        month,
        window_months,
        dimension,
        slice,
        is_complete,
        sum(starting_mrr_cents) as starting_mrr_cents,
        sum(retained_mrr_cents) as retained_mrr_cents,
        sum(least(retained_mrr_cents, starting_mrr_cents)) as gross_retained_mrr_cents,
        count(*) as customers_start,
        count(*) filter (where retained_mrr_cents = 0) as customers_churned
    from sliced
    group by month, window_months, dimension, slice, is_complete
),

final as (
    select
        dimension,
        slice,
        window_months,
        cast(starting_mrr_cents as bigint) as starting_mrr_cents,
        cast(retained_mrr_cents as bigint) as retained_mrr_cents,
        cast(gross_retained_mrr_cents as bigint) as gross_retained_mrr_cents,
        {{ exact_ratio('retained_mrr_cents', 'starting_mrr_cents') }} as nrr,
        {{ exact_ratio('gross_retained_mrr_cents', 'starting_mrr_cents') }} as grr,
        customers_start,
        customers_churned,
        {{ exact_ratio('customers_churned', 'customers_start') }} as logo_churn,
        is_complete as is_complete_month,
        month
    from summed
)

select * from final
