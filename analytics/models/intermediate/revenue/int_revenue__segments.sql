{%- set grace_days = mrr_policy()['past_due_grace_days'] -%}

with

subscription_states as (
    select * from {{ ref('int_revenue__subscription_states') }}
),

items as (
    select * from {{ ref('int_revenue__item_gross') }}
),

discount_states as (
    select * from {{ ref('int_revenue__discount_states') }}
),

-- Every day on which anything about the subscription changes.
boundaries as (
    select subscription_id, valid_from_date as boundary_date from subscription_states
    union
    select subscription_id, valid_to_date from subscription_states
    union
    select subscription_id, valid_from_date from items
    union
    select subscription_id, valid_to_date from items
    union
    select subscription_id, valid_from_date from discount_states
    union
    select subscription_id, valid_to_date from discount_states
    {%- if grace_days is not none %}
    union
    select subscription_id, {{ days_after('status_since_date', grace_days) }} from subscription_states where status = 'past_due'
    {%- endif %}
),

spans as (
    select
        subscription_id,
        boundary_date as valid_from_date,
        lead(boundary_date) over (partition by subscription_id order by boundary_date) as valid_to_date
    from boundaries
),

final as (
    select
        subscription_states.subscription_id,
        subscription_states.stripe_customer_id,
        subscription_states.status,
        subscription_states.status_since_date,
        subscription_states.has_history,
        subscription_states.recorded_from,
        spans.valid_from_date,
        spans.valid_to_date
    from spans
    inner join subscription_states
        on spans.subscription_id = subscription_states.subscription_id
        and spans.valid_from_date >= subscription_states.valid_from_date
        and spans.valid_from_date < subscription_states.valid_to_date
    where spans.valid_to_date is not null
)

select * from final
