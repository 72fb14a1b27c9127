{%- set dimensions = {
    'total': "'all'",
    'segment': "coalesce(customers.segment, 'unknown')",
    'country': "coalesce(customers.country, 'unknown')",
    'plan_tier': 'leading_tiers.plan_tier',
    'cohort': "substr(cast(customer_starts.cohort_month as varchar), 1, 7)",
} -%}

with

customer_pairs as (
    select * from {{ ref('int_revenue__retention_pairs') }}
),

product_pairs as (
    select * from {{ ref('int_revenue__product_retention_pairs') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

customer_starts as (
    select * from {{ ref('int_revenue__customer_starts') }}
),

leading_tiers as (
    select * from {{ ref('int_revenue__leading_tiers') }}
),

sliced as (
    {%- for dimension, slice in dimensions.items() %}
    select
        customer_pairs.window_months,
        customer_pairs.starting_mrr_cents,
        customer_pairs.retained_mrr_cents,
        customer_pairs.is_complete,
        customer_pairs.month,
        '{{ dimension }}' as dimension,
        {{ slice }} as slice
    from customer_pairs
    left join customers
        on customer_pairs.customer_id = customers.customer_id
    left join customer_starts
        on customer_pairs.customer_id = customer_starts.customer_id
    left join leading_tiers
        on customer_pairs.customer_id = leading_tiers.customer_id
        and customer_pairs.start_date = leading_tiers.date
    union all
    {%- endfor %}
    select
        window_months,
        starting_mrr_cents,
        retained_mrr_cents,
        is_complete,
        month,
        'product' as dimension,
        product as slice
    from product_pairs
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
        sum({{ least_of(['retained_mrr_cents', 'starting_mrr_cents']) }}) as gross_retained_mrr_cents,
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
