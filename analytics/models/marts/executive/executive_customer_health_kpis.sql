{%- set risk_from = var('churn_risk_from') -%}

with

customer_days as (
    select * from {{ ref('entity_customers_daily') }}
),

churn_risks as (
    select * from {{ ref('int_customers__churn_risks') }}
),

device_operations as (
    select * from {{ ref('device_operations') }}
    where dimension = 'total'
),

location_operations as (
    select * from {{ ref('location_operations') }}
    where dimension = 'total'
),

source_customers as (
    select * from {{ ref('map_source_to_customer') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

months as (
    {{ calendar_periods('bounds', 'month') }}
),

periods as (
    select
        'month' as period_type,
        period as month,
        period_end_date,
        period_end_date = {{ month_end('period_end_date') }} as is_complete_month
    from months
    union all
    select
        'today',
        {{ period_of('as_of_date', 'month') }},
        as_of_date,
        as_of_date = {{ month_end('as_of_date') }}
    from bounds
    where as_of_date is not null
),

connected as (
    select coalesce(bool_or(source_system = 'stripe'), false) as has_billing
    from source_customers
),

-- Where nobody can tell who pays, all customers of whom there are signs count.
counted_days as (
    select
        customer_days.*,
        connected.has_billing,
        not customer_days.is_test and case
            when connected.has_billing then customer_days.is_paying
            else customer_days.health_band is not null
        end as is_counted,
        churn_risks.churn_risk_score,
        months.period as month
    from customer_days
    inner join months
        on customer_days.date = months.period_end_date
    cross join connected
    left join churn_risks
        on customer_days.customer_id = churn_risks.customer_id
        and customer_days.date = churn_risks.date
),

summed as (
    select
        month,
        count(*) filter (where not is_test) as customers,
        count(*) filter (where is_counted) as counted_customers,
        count(*) filter (where is_paying) as paying_customers,
        {%- for band in ['healthy', 'watch', 'at_risk', 'critical', 'insufficient_data'] %}
        count(*) filter (where is_counted and health_band = '{{ band }}') as {{ band }}_customers,
        {%- endfor %}
        count(*) filter (where is_counted and risk_band = 'high') as high_risk_customers,
        cast({{ rounded(mean_of('health_score', 'is_counted'), 2) }} as decimal(5, 2)) as average_health_score,
        count(*) filter (where is_counted and churn_risk_score >= {{ risk_from.high }}) as churn_risk_high_customers,
        count(*) filter (
            where is_counted and churn_risk_score >= {{ risk_from.medium }} and churn_risk_score < {{ risk_from.high }}
        ) as churn_risk_medium_customers,
        count(*) filter (where is_counted and churn_risk_score < {{ risk_from.medium }}) as churn_risk_low_customers,
        count(*) filter (where is_counted and churn_risk_score is null) as churn_risk_unknown_customers,
        cast({{ rounded(mean_of('churn_risk_score', 'is_counted'), 4) }} as decimal(5, 4)) as average_churn_risk_score,
        cast(sum(round(churn_risk_score * arr_cents)) filter (where is_counted) as bigint) as expected_loss_cents,
        cast(sum(mrr_cents) as bigint) as mrr_cents,
        cast(coalesce(sum(mrr_cents) filter (where is_counted and risk_band = 'high'), 0) as bigint) as high_risk_mrr_cents,
        cast(sum(open_tickets) as bigint) as open_tickets,
        bool_or(has_billing) as has_billing
    from counted_days
    group by month
),

final as (
    select
        periods.period_type,
        summed.customers,
        case when summed.has_billing then summed.paying_customers end as paying_customers,
        summed.counted_customers,
        summed.healthy_customers,
        summed.watch_customers,
        summed.at_risk_customers,
        summed.critical_customers,
        summed.insufficient_data_customers,
        summed.high_risk_customers,
        {{ rounded_share('summed.healthy_customers', '(summed.counted_customers - summed.insufficient_data_customers)') }}
            as healthy_share,
        {{ rounded_share('summed.high_risk_customers', '(summed.counted_customers - summed.insufficient_data_customers)') }}
            as high_risk_share,
        summed.average_health_score,
        summed.churn_risk_high_customers,
        summed.churn_risk_medium_customers,
        summed.churn_risk_low_customers,
        summed.churn_risk_unknown_customers,
        summed.average_churn_risk_score,
        summed.expected_loss_cents,
        case when summed.has_billing then summed.mrr_cents end as mrr_cents,
        case when summed.has_billing then summed.mrr_cents * 12 end as arr_cents,
        case when summed.has_billing then summed.high_risk_mrr_cents end as high_risk_mrr_cents,
        cast({{ round_half_up('summed.mrr_cents', 'nullif(summed.paying_customers, 0)') }} as bigint) as average_mrr_cents,
        cast({{ round_half_up('(summed.mrr_cents * 12)', 'nullif(summed.paying_customers, 0)') }} as bigint) as average_arr_cents,
        summed.open_tickets,
        device_operations.devices,
        device_operations.online_devices,
        device_operations.uptime as device_uptime,
        location_operations.locations,
        location_operations.active_locations,
        location_operations.active_share as location_activity,
        periods.is_complete_month,
        periods.month,
        periods.period_end_date
    from periods
    inner join summed
        on periods.month = summed.month
    left join device_operations
        on periods.month = device_operations.month
    left join location_operations
        on periods.month = location_operations.month
)

select * from final
