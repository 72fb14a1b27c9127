-- One figure, one value: whatever table it is read from.
with

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

ledger as (
    select
        count(distinct mrr_days.customer_id) filter (where mrr_days.mrr_cents > 0) as paying_customers,
        sum(mrr_days.mrr_cents) as mrr_cents
    from {{ ref('fct_mrr_daily') }} as mrr_days
    inner join bounds
        on mrr_days.date = bounds.as_of_date
),

entities as (
    select
        count(*) filter (where is_paying) as paying_customers,
        count(*) filter (where is_paying and risk_band = 'high') as at_risk_customers,
        sum(mrr_cents) as mrr_cents,
        sum(arr_cents) as arr_cents,
        sum(monthly_recurring_revenue) * 100 as recurring_revenue,
        sum(open_tickets) as open_tickets,
        round(avg(health_score) filter (where is_paying and not is_test), 2) as average_health_score,
        sum(active_devices) as active_devices,
        sum(round(churn_risk_score * arr_cents)) filter (where is_paying and not is_test) as expected_loss_cents
    from {{ ref('entity_customers') }}
),

subscriptions as (
    select
        sum(mrr_cents) as mrr_cents,
        sum(arr_cents) as arr_cents,
        count(distinct case when is_paying then customer_id end) as paying_customers
    from {{ ref('entity_subscriptions') }}
),

churn_risks as (
    select sum(expected_loss_cents) as expected_loss_cents
    from {{ ref('churn_risk_view') }}
),

headline as (
    select * from {{ ref('customer_current_position') }}
),

-- Without billing it counts all customers with signs of life, of whom other places know nothing.
executive as (
    select * from {{ ref('executive_customer_health_kpis') }}
    where period_type = 'today' and paying_customers is not null
),

month_figures as (
    select kpis.*
    from {{ ref('revenue_kpis') }} as kpis
    inner join bounds
        on kpis.month = cast(date_trunc('month', bounds.as_of_date) as date)
    where kpis.dimension = 'total'
),

waterfall as (
    select waterfall.*
    from {{ ref('mrr_waterfall') }} as waterfall
    inner join bounds
        on waterfall.month = cast(date_trunc('month', bounds.as_of_date) as date)
    where waterfall.dimension = 'total'
),

health as (
    select
        count(*) filter (where is_paying and risk_band = 'high') as at_risk_customers,
        round(avg(health_score) filter (where is_paying), 2) as average_health_score,
        sum(mrr_cents) as mrr_cents
    from {{ ref('customer_health_scores') }}
),

tickets as (
    select count(*) filter (where ticket_days.is_open and ticket_days.customer_id is not null) as open_tickets
    from {{ ref('fact_support_ticket_daily') }} as ticket_days
    inner join bounds
        on ticket_days.date = bounds.as_of_date
),

devices as (
    select count(*) filter (where device_days.is_online and device_days.customer_id is not null) as active_devices
    from {{ ref('fact_device_health_daily') }} as device_days
    inner join bounds
        on device_days.date = bounds.as_of_date
),

figures as (
    select 'mrr_cents' as figure, 'fct_mrr_daily' as place, cast(mrr_cents as decimal(24, 2)) as value from ledger
    union all select 'mrr_cents', 'entity_customers', mrr_cents from entities
    union all select 'mrr_cents', 'entity_customers.monthly_recurring_revenue', recurring_revenue from entities
    union all select 'mrr_cents', 'entity_subscriptions', mrr_cents from subscriptions
    union all select 'mrr_cents', 'customer_current_position', mrr_cents from headline
    union all select 'mrr_cents', 'executive_customer_health_kpis', mrr_cents from executive
    union all select 'mrr_cents', 'mrr_waterfall ' || basis, ending_mrr_cents from waterfall
    union all select 'mrr_cents', 'customer_health_scores', mrr_cents from health
    union all select 'arr_cents', 'fct_mrr_daily', mrr_cents * 12 from ledger
    union all select 'arr_cents', 'entity_customers', arr_cents from entities
    union all select 'arr_cents', 'entity_subscriptions', arr_cents from subscriptions
    union all select 'arr_cents', 'customer_current_position', arr_cents from headline
    union all select 'arr_cents', 'executive_customer_health_kpis', arr_cents from executive
    union all select 'paying_customers', 'fct_mrr_daily', paying_customers from ledger
    union all select 'paying_customers', 'entity_customers', paying_customers from entities
    union all select 'paying_customers', 'entity_subscriptions', paying_customers from subscriptions
    union all select 'paying_customers', 'customer_current_position', paying_customers from headline
    union all select 'paying_customers', 'executive_customer_health_kpis', paying_customers from executive
    union all select 'paying_customers', 'revenue_kpis', paying_customers from month_figures
    union all select 'at_risk_customers', 'entity_customers', at_risk_customers from entities
    union all select 'at_risk_customers', 'customer_health_scores', at_risk_customers from health
    union all select 'at_risk_customers', 'customer_current_position', at_risk_customers from headline
    union all select 'at_risk_customers', 'executive_customer_health_kpis', high_risk_customers from executive
    union all select 'average_health_score', 'entity_customers', average_health_score from entities
    union all select 'average_health_score', 'customer_health_scores', average_health_score from health
    union all select 'average_health_score', 'executive_customer_health_kpis', average_health_score from executive
    union all select 'expected_loss_cents', 'entity_customers', expected_loss_cents from entities
    union all select 'expected_loss_cents', 'churn_risk_view', expected_loss_cents from churn_risks
    union all select 'expected_loss_cents', 'executive_customer_health_kpis', expected_loss_cents from executive
    union all select 'open_tickets', 'entity_customers', open_tickets from entities
    union all select 'open_tickets', 'fact_support_ticket_daily', open_tickets from tickets
    union all select 'open_tickets', 'executive_customer_health_kpis', open_tickets from executive
    union all select 'active_devices', 'entity_customers', active_devices from entities
    union all select 'active_devices', 'fact_device_health_daily', nullif(active_devices, 0) from devices
),

-- What is not known for want of a source is null in some places and zero in others.
differing as (
    select figure
    from figures
    group by figure
    having count(distinct coalesce(value, 0)) > 1
)

select
    figures.figure,
    figures.place,
    figures.value
from figures
inner join differing
    on figures.figure = differing.figure
