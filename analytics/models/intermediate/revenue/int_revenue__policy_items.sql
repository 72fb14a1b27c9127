{%- set policies = dict(mrr_policies(), ledger=mrr_policy()) -%}

with

segments as (
    select * from {{ ref('int_revenue__segments') }}
),

item_segments as (
    select * from {{ ref('int_revenue__item_segments') }}
),

items as (
    select * from {{ ref('int_revenue__item_gross') }}
),

discount_states as (
    select * from {{ ref('int_revenue__discount_states') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- Items of the reporting day that can be valued; whether their status counts is what policies differ in.
items_in_force as (
    select
        item_segments.customer_id,
        item_segments.subscription_id,
        item_segments.subscription_item_id,
        item_segments.currency,
        segments.status,
        segments.status_since_date,
        items.gross_micros,
        items.cycle_numerator,
        items.cycle_denominator,
        sum(items.gross_micros) over (partition by item_segments.subscription_id, item_segments.currency) as subscription_gross_micros,
        bounds.as_of_date
    from item_segments
    cross join bounds
    inner join segments
        on item_segments.subscription_id = segments.subscription_id
        and item_segments.valid_from_date = segments.valid_from_date
    inner join items
        on item_segments.subscription_item_id = items.subscription_item_id
        and bounds.as_of_date >= items.valid_from_date
        and bounds.as_of_date < items.valid_to_date
    where
        bounds.as_of_date >= item_segments.valid_from_date
        and bounds.as_of_date < item_segments.valid_to_date
        and item_segments.exception_reason is null
),

policies as (
    {%- for name, policy in policies.items() %}
    select
        '{{ name }}' as policy,
        duration
    from (values {% for duration in policy['discount_durations'] %}('{{ duration }}'){{ ', ' if not loop.last }}{% endfor %}) as counted(duration)
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

numbered_discounts as (
    select
        policies.policy,
        discount_states.subscription_id,
        discount_states.amount_off_minor,
        discount_states.percent_off_basis_points,
        row_number() over (
            partition by policies.policy, discount_states.subscription_id
            order by discount_states.percent_off_basis_points desc, discount_states.subscription_discount_id
        ) as discount_number
    from discount_states
    cross join bounds
    inner join policies
        on discount_states.duration = policies.duration
    where
        bounds.as_of_date >= discount_states.valid_from_date
        and bounds.as_of_date < discount_states.valid_to_date
),

discounts as (
    select
        policy,
        subscription_id,
        {{ combined_discounts() }}
    from numbered_discounts
    group by policy, subscription_id
),

discounted as (
    select
        names.policy,
        items_in_force.*,
        coalesce(discounts.percent_kept, 10000) as percent_kept,
        coalesce(discounts.percent_scale, 10000) as percent_scale,
        coalesce(discounts.amount_off_minor, 0) as amount_off_minor
    from items_in_force
    cross join (values {% for name in policies %}('{{ name }}'){{ ', ' if not loop.last }}{% endfor %}) as names(policy)
    left join discounts
        on names.policy = discounts.policy
        and items_in_force.subscription_id = discounts.subscription_id
),

final as (
    select
        policy,
        customer_id,
        subscription_id,
        subscription_item_id,
        currency,
        {{ item_mrr_micros(
            'gross_micros', 'subscription_gross_micros', 'percent_kept', 'percent_scale', 'amount_off_minor',
            'cycle_numerator', 'cycle_denominator'
        ) }} as contracted_mrr_micros,
        {{ counts_in_mrr(policies['ledger'], 'status', 'status_since_date', 'as_of_date') }} as is_counted_in_ledger,
        status = 'past_due' as is_past_due,
        case policy
            {%- for name, policy in policies.items() %}
            when '{{ name }}' then {{ counts_in_mrr(policy, 'status', 'status_since_date', 'as_of_date') }}
            {%- endfor %}
        end as is_counted,
        as_of_date
    from discounted
)

select * from final
