-- Day by day, and month by month, what entities say of the past is what the facts say.
with

customer_days as (
    select
        date,
        sum(mrr_cents) as mrr_cents,
        sum(health_score) as health_score,
        sum(open_tickets) as open_tickets,
        sum(active_devices) as active_devices,
        sum(active_users_28d) as active_users_28d
    from {{ ref('entity_customers_daily') }}
    where {{ is_tested('date', ref('entity_customers_daily')) }}
    group by date
),

facts as (
    select date, 'mrr_cents' as figure, sum(mrr_cents) as value from {{ ref('fct_mrr_daily') }} group by date
    union all
    select date, 'health_score', sum(health_score) from {{ ref('customer_health_daily') }} group by date
    union all
    select date, 'open_tickets', count(*) from {{ ref('fact_support_ticket_daily') }}
    where is_open and customer_id is not null group by date
    union all
    select date, 'active_users_28d', sum(active_users_28d) from {{ ref('fct_usage') }} group by date
    union all
    select date, 'active_devices', count(*) from {{ ref('fact_device_health_daily') }}
    where is_online and customer_id is not null group by date
),

entities as (
    {%- for figure in ['mrr_cents', 'health_score', 'open_tickets', 'active_devices', 'active_users_28d'] %}
    select date, '{{ figure }}' as figure, {{ figure }} as value from customer_days
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

subscription_months as (
    select
        period_end_date as date,
        sum(mrr_cents) as mrr_cents
    from {{ ref('entity_subscriptions_monthly') }}
    group by period_end_date
)

select
    facts.date,
    facts.figure,
    facts.value as fact_value,
    entities.value as entity_value
from facts
inner join {{ ref('int_calendar__bounds') }} as bounds
    on facts.date between bounds.history_start_date and bounds.as_of_date
    and {{ is_tested('facts.date', ref('entity_customers_daily')) }}
left join entities
    on facts.date = entities.date
    and facts.figure = entities.figure
where coalesce(facts.value, 0) != coalesce(entities.value, 0)
union all
select
    facts.date,
    'mrr_cents of subscriptions',
    facts.value,
    subscription_months.mrr_cents
from subscription_months
inner join facts
    on subscription_months.date = facts.date
    and facts.figure = 'mrr_cents'
where facts.value != subscription_months.mrr_cents
