{%- set dimensions = {'total': "'all'", 'segment': "coalesce(customers.segment, 'unknown')"} -%}

with

waterfall as (
    select * from {{ ref('mrr_waterfall') }}
),

retention as (
    select * from {{ ref('nrr_summary') }}
),

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

months as (
    select * from {{ ref('int_revenue__month_ends') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
),

customer_starts as (
    select * from {{ ref('int_revenue__customer_starts') }}
),

acquisition_costs as (
    select * from {{ ref('int_revenue__acquisition_costs') }}
),

paying as (
    {%- for dimension, slice in dimensions.items() %}
    select
        months.month,
        '{{ dimension }}' as dimension,
        {{ slice }} as slice,
        count(distinct mrr_days.customer_id) as paying_customers
    from mrr_days
    inner join months
        on mrr_days.date = months.end_date
    left join customers
        on mrr_days.customer_id = customers.customer_id
    where mrr_days.mrr_micros > 0
    group by 1, 2, 3
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

new_customers as (
    {%- for dimension, slice in dimensions.items() %}
    select
        customer_starts.cohort_month as month,
        '{{ dimension }}' as dimension,
        {{ slice }} as slice,
        count(*) as new_customers,
        sum(customer_starts.first_mrr_cents) as new_customer_mrr_cents
    from customer_starts
    left join customers
        on customer_starts.customer_id = customers.customer_id
    group by 1, 2, 3
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

figures as (
    select
        waterfall.month,
        waterfall.dimension,
        waterfall.slice,
        waterfall.is_complete_month,
        waterfall.starting_mrr_cents,
        waterfall.ending_mrr_cents,
        waterfall.new_mrr_cents + waterfall.reactivation_mrr_cents + waterfall.expansion_mrr_cents as gained_mrr_cents,
        waterfall.contraction_mrr_cents + waterfall.churn_mrr_cents as lost_mrr_cents,
        waterfall.contraction_mrr_cents + waterfall.churn_mrr_cents - waterfall.expansion_mrr_cents - waterfall.reactivation_mrr_cents as net_lost_mrr_cents,
        coalesce(paying.paying_customers, 0) as paying_customers,
        coalesce(new_customers.new_customers, 0) as new_customers,
        coalesce(new_customers.new_customer_mrr_cents, 0) as new_customer_mrr_cents,
        retention.customers_start,
        retention.customers_churned,
        -- Costs are not known by segment.
        case when waterfall.dimension = 'total' then acquisition_costs.cost_cents end as acquisition_spend_cents,
        case when waterfall.dimension = 'total' then acquisition_costs.paid_spend_cents end as paid_spend_cents,
        case when waterfall.dimension = 'total' then acquisition_costs.cac_basis end as cac_basis
    from waterfall
    left join paying
        on waterfall.month = paying.month
        and waterfall.dimension = paying.dimension
        and waterfall.slice = paying.slice
    left join new_customers
        on waterfall.month = new_customers.month
        and waterfall.dimension = new_customers.dimension
        and waterfall.slice = new_customers.slice
    left join retention
        on waterfall.month = retention.month
        and waterfall.dimension = retention.dimension
        and waterfall.slice = retention.slice
        and retention.window_months = 1
    left join acquisition_costs
        on waterfall.month = acquisition_costs.month
    where waterfall.basis = 'event' and waterfall.dimension in ('total', 'segment')
),

final as (
    select
        dimension,
        slice,
        ending_mrr_cents as mrr_cents,
        ending_mrr_cents * 12 as arr_cents,
        paying_customers,
        new_customers,
        acquisition_spend_cents,
        cac_basis,
        {{ var('acquisition_lag_days') }} as acquisition_lag_days,
        {{ exact_ratio('gained_mrr_cents', 'lost_mrr_cents') }} as quick_ratio,
        {{ exact_ratio('lost_mrr_cents', 'starting_mrr_cents') }} as gross_mrr_churn,
        {{ exact_ratio('net_lost_mrr_cents', 'starting_mrr_cents') }} as net_mrr_churn,
        {{ exact_ratio('customers_churned', 'customers_start') }} as logo_churn,
        {{ whole_ratio('ending_mrr_cents', 'paying_customers') }} as arpa_cents,
        -- ARPA × gross margin ÷ logo churn.
        {{ whole_ratio(
            'ending_mrr_cents * ' ~ var('gross_margin_percent') ~ ' * customers_start', 'paying_customers * customers_churned * 100'
        ) }} as ltv_cents,
        {{ whole_ratio('acquisition_spend_cents', 'new_customers') }} as cac_cents,
        {{ whole_ratio('paid_spend_cents', 'new_customers') }} as paid_cac_cents,
        -- Months of the new customers' gross margin that pay back what they cost.
        {{ exact_ratio('acquisition_spend_cents * 100', 'new_customer_mrr_cents * ' ~ var('gross_margin_percent')) }} as cac_payback_months,
        is_complete_month,
        month
    from figures
)

select * from final
