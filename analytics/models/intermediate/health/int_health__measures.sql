{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook='{{ reopen_health_days() }}'
) }}

-- depends_on: {{ ref('int_calendar__bounds') }}, {{ ref('int_health__lifetimes') }}

{%- set parameters = health_policy().parameters -%}
{%- set days = health_days_to_score('select customer_id, basis from ' ~ ref('int_health__lifetimes')) %}

with

reopened as (
    {{ days.reopened }}
),

lifetimes as (
    select
        *,
        {{ days.first_date }} as wanted_from_date
    from {{ ref('int_health__lifetimes') }}
),

paid_days as (
    select * from {{ ref('int_billing__known_paid_days') }}
    where {{ days.lookback }}
),

earlier_paid_days as (
    select *
    from (
        select
            customer_id,
            mrr_cents,
            date + {{ parameters.mrr_trend_days }} as date
        from {{ ref('int_billing__paid_days') }}
    ) as shifted
    where {{ days.wanted }}
),

usage_days as (
    select * from {{ ref('int_usage__customer_days') }}
    where {{ days.lookback }}
),

device_days as (
    select * from {{ ref('int_health__device_days') }}
    where {{ days.lookback }}
),

events_counted as (
    select * from {{ ref('int_health__events_counted') }}
),

delinquent_days as (
    select * from {{ ref('int_billing__delinquent_days') }}
    where {{ days.wanted }}
),

terms as (
    select * from {{ ref('int_billing__terms') }}
),

-- The first version known also stands for the days before it.
customer_versions as (
    select
        customer_id,
        segment,
        case
            when row_number() over (partition by customer_id order by valid_from) > 1 then valid_from
            else cast('0001-01-01' as date)
        end as valid_from
    from {{ ref('dim_customer') }}
),

customer_days as (
    {{ expand_days('lifetimes', 'wanted_from_date', 'last_date') }}
),

running as (
    select
        customer_days.* exclude (date_day),
        customer_days.date_day as date,
        coalesce(paid_days.mrr_cents, 0) as mrr_cents,
        usage_days.usage_trend_28d,
        usage_days.seat_utilisation,
        usage_days.feature_breadth,
        usage_days.overage_ratio_28d,
        usage_days.last_activity_date,
        {{ rounded_share('sum(device_days.online_seconds) over lately', 'sum(device_days.observed_seconds) over lately') }}
            as device_online_ratio,
        max(paid_days.date) over so_far as last_paid_date,
        max(coalesce(usage_days.last_activity_date, customer_days.first_date)) over so_far as last_active_date
    from customer_days
    left join paid_days
        on customer_days.customer_id = paid_days.customer_id
        and customer_days.date_day = paid_days.date
    left join usage_days
        on customer_days.customer_id = usage_days.customer_id
        and customer_days.date_day = usage_days.date
    left join device_days
        on customer_days.customer_id = device_days.customer_id
        and customer_days.date_day = device_days.date
    window
        so_far as (
            partition by customer_days.customer_id
            order by customer_days.date_day
            rows between unbounded preceding and current row
        ),
        lately as (
            partition by customer_days.customer_id
            order by customer_days.date_day
            rows between {{ parameters.device_window_days - 1 }} preceding and current row
        )
),

-- Kept for a while after the last payment, or after the last activity of a customer who never paid.
kept_days as (
    select *
    from running
    where
        {{ days.wanted }}
        and (
            not is_billing_connected
            or date_diff(
                'day',
                case when first_paid_date <= date then coalesce(last_paid_date, first_date) else last_active_date end,
                date
            ) <= {{ parameters.days_kept_after_churn }}
        )
),

-- A term that ended without a new version has been renewed as it was.
term_days as (
    select
        kept_days.customer_id,
        terms.term_days,
        cast(case
            when terms.term_end_date > kept_days.date then terms.term_end_date
            else terms.term_end_date + to_months(cast(
                (date_sub('month', terms.term_end_date, kept_days.date) // terms.term_months + 1) * terms.term_months
                as integer
            ))
        end as date) as renewal_date,
        kept_days.date
    from kept_days
    inner join terms
        on kept_days.customer_id = terms.customer_id
        and kept_days.date >= terms.first_date
        and kept_days.date < coalesce(terms.end_date, {{ open_end_day() }})
),

renewal_days as (
    select
        customer_id,
        min(renewal_date) as renewal_date,
        min(renewal_date) filter (where term_days >= {{ parameters.renewal_minimum_term_days }}) as term_renewal_date,
        date
    from term_days
    group by customer_id, date
),

with_events as (
    select
        kept_days.*,
        events_counted.promises_kept,
        events_counted.promises_broken,
        events_counted.open_critical_tickets,
        events_counted.good_ratings,
        events_counted.bad_ratings,
        events_counted.failed_payments,
        events_counted.known_champions,
        events_counted.lost_champions
    from kept_days
    asof left join events_counted
        on kept_days.customer_id = events_counted.customer_id
        and kept_days.date >= events_counted.valid_from
),

segmented as (
    select
        with_events.*,
        coalesce(customer_versions.segment, 'unknown') as segment
    from with_events
    asof left join customer_versions
        on with_events.customer_id = customer_versions.customer_id
        and with_events.date >= customer_versions.valid_from
),

gathered as (
    select
        segmented.*,
        segmented.has_billing and coalesce(segmented.first_paid_date <= segmented.date, false) as has_paid,
        delinquent_days.days_past_due as days_past_due_found,
        renewal_days.renewal_date,
        renewal_days.term_renewal_date,
        earlier_paid_days.mrr_cents as mrr_cents_before
    from segmented
    left join delinquent_days
        on segmented.customer_id = delinquent_days.customer_id
        and segmented.date = delinquent_days.date
    left join renewal_days
        on segmented.customer_id = renewal_days.customer_id
        and segmented.date = renewal_days.date
    left join earlier_paid_days
        on segmented.customer_id = earlier_paid_days.customer_id
        and segmented.date = earlier_paid_days.date
),

final as (
    select
        customer_id,
        segment,
        case
            when first_paid_date + {{ parameters.onboarding_days }} <= date then 'established'
            else 'onboarding'
        end as lifecycle_stage,
        basis,
        mrr_cents,
        usage_trend_28d,
        seat_utilisation,
        feature_breadth,
        cast(case when has_usage then date_diff('day', coalesce(last_activity_date, first_date), date) end as decimal(12, 4))
            as days_since_last_activity,
        overage_ratio_28d,
        case
            when coalesce(known_champions, 0) = 0 or not has_usage then null
            when lost_champions > 0 then cast(1 as decimal(12, 4))
            else cast(0 as decimal(12, 4))
        end as champion_left,
        device_online_ratio,
        {{ rounded_share('promises_broken', 'promises_kept + promises_broken') }} as sla_breach_rate_14d,
        case when has_support then cast(coalesce(open_critical_tickets, 0) as decimal(12, 4)) end
            as open_critical_tickets_7d,
        {{ rounded_share('good_ratings', 'good_ratings + bad_ratings') }} as csat_90d,
        case when has_paid then cast(coalesce(days_past_due_found, 0) as decimal(12, 4)) end as days_past_due,
        case when has_paid then cast(coalesce(failed_payments, 0) as decimal(12, 4)) end as failed_payments_30d,
        {{ rounded_share('mrr_cents', 'mrr_cents_before') }} - 1 as mrr_trend_90d,
        case
            when date_diff('day', date, term_renewal_date) <= {{ parameters.renewal_horizon_days }}
                then usage_trend_28d
        end as renewal_usage_trend,
        case when has_paid then cast((days_past_due_found is not null) as integer) end as is_delinquent,
        cast(date_diff('day', date, renewal_date) as integer) as days_to_renewal,
        cast(date_diff('day', first_date, date) as integer) as days_of_history,
        has_usage,
        has_devices,
        has_support,
        has_paid as has_billing,
        case when first_paid_date <= date then first_paid_date end as first_paid_date,
        renewal_date,
        term_renewal_date,
        date
    from gathered
)

select * from final
