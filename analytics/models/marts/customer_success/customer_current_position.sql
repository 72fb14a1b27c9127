{%- set sla_window_days = health_policy().parameters.sla_window_days -%}

with

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
),

connections as (
    select * from {{ ref('int_health__connections') }}
),

customers as (
    select * from {{ ref('dim_customer_current') }}
    where not coalesce(is_test, false)
),

mrr_days as (
    select * from {{ ref('int_billing__paid_days') }}
),

health_days as (
    select * from {{ ref('customer_health_daily') }}
),

bands as (
    select * from {{ ref('health_policy_bands') }}
),

expansion as (
    select * from {{ ref('expansion_signals') }}
),

retention as (
    select * from {{ ref('nrr_summary') }}
    where window_months = 12 and dimension = 'total'
),

ticket_days as (
    select * from {{ ref('fact_support_ticket_daily') }}
),

sla_days as (
    select * from {{ ref('int_ticket_sla_days__decided') }}
    where metric = 'first_reply_time' and is_decided_today
),

connected_records as (
    select
        coalesce(bool_or(source_system = 'app'), false) as has_usage,
        coalesce(bool_or(source_system = 'stripe'), false) as has_billing
    from source_customers
),

connected as (
    select
        connected_records.*,
        connections.has_support
    from connected_records
    cross join connections
),

counted_customers as (
    select count(*) as customers
    from customers
),

revenue as (
    select
        count(*) filter (where mrr_days.date = bounds.as_of_date and customers.customer_id is not null) as paying_customers,
        coalesce(sum(mrr_days.mrr_cents) filter (where mrr_days.date = bounds.as_of_date), 0) as mrr_cents,
        coalesce(sum(mrr_days.mrr_cents) filter (
            where mrr_days.date = {{ days_back("cast(date_trunc('month', bounds.as_of_date) as date)", 1) }}
        ), 0) as mrr_cents_month_before
    from bounds
    left join mrr_days
        on mrr_days.date in (bounds.as_of_date, {{ days_back("cast(date_trunc('month', bounds.as_of_date) as date)", 1) }})
    left join customers
        on mrr_days.customer_id = customers.customer_id
),

risk as (
    select
        count(*) filter (where health_days.date = bounds.as_of_date) as at_risk_customers,
        count(*) filter (where health_days.date = {{ days_back('bounds.as_of_date', 1) }}) as at_risk_customers_previous_day,
        coalesce(sum(mrr_days.mrr_cents * 12) filter (where health_days.date = bounds.as_of_date), 0)
            as at_risk_arr_cents
    from health_days
    inner join bands
        on health_days.health_band = bands.band
        and bands.risk_band = 'high'
    inner join bounds
        on health_days.date between {{ days_back('bounds.as_of_date', 1) }} and bounds.as_of_date
    inner join mrr_days
        on health_days.customer_id = mrr_days.customer_id
        and health_days.date = mrr_days.date
),

growth as (
    select
        count(distinct customer_id) as expansion_customers,
        coalesce(sum(counted_uplift_cents), 0) as estimated_uplift_cents
    from expansion
),

latest_retention as (
    select
        {{ value_at_highest('nrr', 'month') }} as nrr_12m,
        {{ value_at_highest('grr', 'month') }} as grr_12m
    from retention
),

support as (
    select count(*) filter (where ticket_days.is_open) as open_tickets
    from ticket_days
    inner join bounds
        on ticket_days.date = bounds.as_of_date
),

service as (
    select {{ exact_ratio("count(*) filter (where sla_days.state = 'met')", 'count(*)') }} as sla_first_reply_adherence_14d
    from sla_days
    inner join bounds
        on sla_days.date between {{ days_back('bounds.as_of_date', sla_window_days - 1) }} and bounds.as_of_date
),

-- What a missing source would have told is unknown, never zero.
final as (
    select
        counted_customers.customers,
        case when connected.has_billing then revenue.paying_customers end as paying_customers,
        case when connected.has_billing then risk.at_risk_customers end as at_risk_customers,
        case when connected.has_billing then risk.at_risk_customers_previous_day end as at_risk_customers_previous_day,
        case when connected.has_billing and connected.has_usage then growth.expansion_customers end as expansion_customers,
        case when connected.has_support then support.open_tickets end as open_tickets,
        cast(case when connected.has_billing then revenue.mrr_cents end as bigint) as mrr_cents,
        cast(case when connected.has_billing then revenue.mrr_cents * 12 end as bigint) as arr_cents,
        cast(case when connected.has_billing then revenue.mrr_cents - revenue.mrr_cents_month_before end as bigint)
            as mrr_change_mtd_cents,
        cast(case when connected.has_billing then risk.at_risk_arr_cents end as bigint) as at_risk_arr_cents,
        cast(case when connected.has_billing and connected.has_usage then growth.estimated_uplift_cents end as bigint)
            as estimated_uplift_cents,
        latest_retention.nrr_12m,
        latest_retention.grr_12m,
        service.sla_first_reply_adherence_14d,
        cast('{{ var('reporting_currency') }}' as varchar) as reporting_currency,
        bounds.as_of_date
    from bounds
    cross join connected
    cross join counted_customers
    cross join revenue
    cross join risk
    cross join growth
    cross join latest_retention
    cross join support
    cross join service
)

select * from final
