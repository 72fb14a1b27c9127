{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook='{{ reopen_health_days() }}'
) }}

-- depends_on: {{ ref('int_calendar__bounds') }}, {{ ref('int_health__lifetimes') }}

{%- set policy = health_policy() -%}
{%- set parameters = policy.parameters -%}
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
            {{ days_after('date', parameters.mrr_trend_days) }} as date
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

evidence as (
    select * from {{ ref('int_health__evidence') }}
    where {{ days.counting }}
),

events_counted as (
    {{ counted_evidence('evidence') | indent(4) }}
),

delinquent_days as (
    select * from {{ ref('int_billing__delinquent_days') }}
    where {{ days.wanted }}
),

renewals as (
    select * from {{ ref('int_billing__renewals') }}
),

stages as (
    select * from {{ ref('int_health__policy') }}
),

-- The first version known also stands for the days before it.
segments as (
    select
        customer_id,
        segment,
        case
            when row_number() over (partition by customer_id order by valid_from) > 1 then valid_from
            else cast('0001-01-01' as date)
        end as valid_from,
        coalesce(lead(valid_from) over (partition by customer_id order by valid_from), {{ open_end_day() }}) as valid_to
    from {{ ref('dim_customer') }}
),

kept_days as (
    {{ kept_health_days('lifetimes', 'paid_days', 'usage_days') | indent(4) }}
),

wanted_days as (
    select * from kept_days
    where {{ days.wanted }}
),

device_windows as (
    {{ expand_days('device_days', 'date', days_after('date', parameters.device_window_days - 1)) | indent(4) }}
),

device_shares as (
    select
        device_windows.customer_id,
        {{ rounded_share('sum(device_windows.online_seconds)', 'sum(device_windows.observed_seconds)') }} as device_online_ratio,
        device_windows.date_day as date
    from device_windows
    inner join lifetimes
        on device_windows.customer_id = lifetimes.customer_id
        and device_windows.date >= lifetimes.first_date
    group by device_windows.customer_id, device_windows.date_day
),

gathered as (
    select
        wanted_days.*,
        lifetimes.basis,
        lifetimes.has_usage,
        lifetimes.has_devices,
        lifetimes.has_support,
        lifetimes.first_date,
        lifetimes.first_paid_date,
        lifetimes.has_billing and coalesce(lifetimes.first_paid_date <= wanted_days.date, false) as has_paid,
        coalesce(segments.segment, 'unknown') as segment,
        usage_days.usage_trend_28d,
        usage_days.seat_utilisation,
        usage_days.feature_breadth,
        usage_days.overage_ratio_28d,
        usage_days.last_activity_date,
        device_shares.device_online_ratio,
        events_counted.promises_kept,
        events_counted.promises_broken,
        events_counted.open_critical_tickets,
        events_counted.good_ratings,
        events_counted.bad_ratings,
        events_counted.failed_payments,
        events_counted.known_champions,
        events_counted.lost_champions,
        delinquent_days.days_past_due as days_past_due_found,
        renewals.renewal_date,
        renewals.term_renewal_date,
        earlier_paid_days.mrr_cents as mrr_cents_before
    from wanted_days
    inner join lifetimes
        on wanted_days.customer_id = lifetimes.customer_id
        and wanted_days.date >= lifetimes.first_date
        and wanted_days.date <= lifetimes.last_date
    left join segments
        on wanted_days.customer_id = segments.customer_id
        and wanted_days.date >= segments.valid_from
        and wanted_days.date < segments.valid_to
    left join usage_days
        on wanted_days.customer_id = usage_days.customer_id
        and wanted_days.date = usage_days.date
    left join device_shares
        on wanted_days.customer_id = device_shares.customer_id
        and wanted_days.date = device_shares.date
    left join events_counted
        on wanted_days.customer_id = events_counted.customer_id
        and wanted_days.date >= events_counted.valid_from
        and wanted_days.date < events_counted.valid_to
    left join delinquent_days
        on wanted_days.customer_id = delinquent_days.customer_id
        and wanted_days.date = delinquent_days.date
    left join renewals
        on wanted_days.customer_id = renewals.customer_id
        and wanted_days.date >= renewals.valid_from
        and wanted_days.date < renewals.valid_to
    left join earlier_paid_days
        on wanted_days.customer_id = earlier_paid_days.customer_id
        and wanted_days.date = earlier_paid_days.date
),

measured as{{ computed_once() }} (
    select
        customer_id,
        segment,
        case
            when {{ days_after('first_paid_date', parameters.onboarding_days) }} <= date then 'established'
            else 'onboarding'
        end as lifecycle_stage,
        basis,
        mrr_cents,
        usage_trend_28d,
        seat_utilisation,
        feature_breadth,
        cast(case when has_usage then {{ days_between('coalesce(last_activity_date, first_date)', 'date') }} end as decimal(12, 4))
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
            when {{ days_between('date', 'term_renewal_date') }} <= {{ parameters.renewal_horizon_days }}
                then usage_trend_28d
        end as renewal_usage_trend,
        case when has_paid then cast((days_past_due_found is not null) as integer) end as is_delinquent,
        cast({{ days_between('date', 'renewal_date') }} as integer) as days_to_renewal,
        cast({{ days_between('first_date', 'date') }} as integer) as days_of_history,
        has_usage,
        has_devices,
        has_support,
        has_paid as has_billing,
        case when first_paid_date <= date then first_paid_date end as first_paid_date,
        renewal_date,
        term_renewal_date,
        date
    from gathered
),

weighed as{{ computed_once() }} (
    {{ weighed_measures('measured', 'stages') | indent(4) }}
),

pointed as{{ computed_once() }} (
    {{ health_points('weighed') | indent(4) }}
),

{% if is_incremental() -%}
-- The band in which a customer was left; the margin counts from there.
last_ranks as (
    select
        customer_id,
        {{ value_at_highest('band_rank', 'date') }} as last_rank
    from {{ this }}
    where band_rank is not null
    group by customer_id
),
{%- else -%}
last_ranks as (
    select
        cast(null as varchar) as customer_id,
        cast(null as integer) as last_rank
    where false
),
{%- endif %}

continued as (
    select
        pointed.*,
        last_ranks.last_rank
    from pointed
    left join last_ranks
        on pointed.customer_id = last_ranks.customer_id
),

final as (
    select
        customer_id,
        segment,
        lifecycle_stage,
        basis,
        mrr_cents,
        usage_trend_28d,
        seat_utilisation,
        feature_breadth,
        days_since_last_activity,
        overage_ratio_28d,
        champion_left,
        device_online_ratio,
        sla_breach_rate_14d,
        open_critical_tickets_7d,
        csat_90d,
        days_past_due,
        failed_payments_30d,
        mrr_trend_90d,
        renewal_usage_trend,
        is_delinquent,
        days_to_renewal,
        days_of_history,
        has_usage,
        has_devices,
        has_support,
        has_billing,
        {%- for measure in policy.needs %}
        {% if measure in policy.measures %}{{ measure }}_hundredths{% else %}cast(0 as smallint) as {{ measure }}_hundredths{% endif %},
        {%- endfor %}
        capped_by,
        capped_hundredths,
        case when is_scored then score_hundredths end as score_hundredths,
        {{ health_band_rank('score_hundredths', 'is_scored', 'last_rank') }} as band_rank,
        data_coverage,
        first_paid_date,
        renewal_date,
        term_renewal_date,
        date
    from continued
)

select * from final
