{%- set parameters = health_policy().parameters -%}

with

customer_days as (
    select * from {{ ref('int_health__customer_days') }}
),

events_counted as (
    select * from {{ ref('int_health__events_counted') }}
),

delinquent_days as (
    select * from {{ ref('int_billing__delinquent_days') }}
),

renewal_days as (
    select * from {{ ref('int_billing__renewal_days') }}
),

paid_days as (
    select * from {{ ref('int_billing__paid_days') }}
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

with_events as (
    select
        customer_days.*,
        events_counted.promises_kept,
        events_counted.promises_broken,
        events_counted.open_critical_tickets,
        events_counted.known_champions,
        events_counted.active_champions,
        events_counted.lost_champions
    from customer_days
    asof left join events_counted
        on customer_days.customer_id = events_counted.customer_id
        and customer_days.date >= events_counted.valid_from
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
        delinquent_days.days_past_due as days_past_due_found,
        renewal_days.renewal_date,
        renewal_days.term_renewal_date,
        paid_before.mrr_cents as mrr_cents_before
    from segmented
    left join delinquent_days
        on segmented.customer_id = delinquent_days.customer_id
        and segmented.date = delinquent_days.date
    left join renewal_days
        on segmented.customer_id = renewal_days.customer_id
        and segmented.date = renewal_days.date
    left join paid_days as paid_before
        on segmented.customer_id = paid_before.customer_id
        and segmented.date = paid_before.date + {{ parameters.mrr_trend_days }}
),

final as (
    select
        customer_id,
        segment,
        lifecycle_stage,
        mrr_cents,
        usage_trend_28d,
        seat_utilisation,
        cast(days_since_last_activity as decimal(12, 4)) as days_since_last_activity,
        overage_ratio_28d,
        case
            when known_champions = 0 or not has_usage then null
            when lost_champions > 0 then cast(1 as decimal(12, 4))
            else cast(0 as decimal(12, 4))
        end as champion_left,
        {{ rounded_share('promises_broken', 'promises_kept + promises_broken') }} as sla_breach_rate_14d,
        case when has_support then cast(coalesce(open_critical_tickets, 0) as decimal(12, 4)) end
            as open_critical_tickets_7d,
        case when has_billing then cast(coalesce(days_past_due_found, 0) as decimal(12, 4)) end as days_past_due,
        case when has_billing then cast((days_past_due_found is not null) as integer) end as is_delinquent,
        {{ rounded_share('mrr_cents', 'mrr_cents_before') }} - 1 as mrr_trend_90d,
        case
            when date_diff('day', date, term_renewal_date) <= {{ parameters.renewal_horizon_days }}
                then usage_trend_28d
        end as renewal_usage_trend,
        date_diff('day', date, renewal_date) as days_to_renewal,
        days_of_history,
        has_usage,
        has_support,
        has_billing,
        renewal_date,
        date
    from gathered
)

select * from final
