{%- set settings = churn_settings() -%}

with

departures as (
    select * from {{ ref('int_churn__departures') }}
),

scored_days as (
    select * from {{ ref('int_churn__rules') }}
),

bands as (
    select * from {{ ref('health_policy_bands') }}
),

observations as (
    select * from {{ ref('int_churn__observations') }}
),

predictions as (
    {{ churn_model_rows('prediction', [
        ['customer_id', 'varchar'],
        ['churn_risk_score', 'decimal(5, 4)'],
        ['date', 'date'],
    ]) | indent(4) }}
),

days_before as (
    {%- for days in settings.days_before_churn %}
    select
        customer_id,
        lost_mrr_cents,
        {{ days }} as days_before,
        {{ days_back('date', days) }} as date,
        date as departed_date
    from departures
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

month_ends as (
    select
        observations.customer_id,
        predictions.churn_risk_score,
        observations.is_cancellation_known,
        observations.date as scored_date
    from observations
    left join predictions
        on observations.customer_id = predictions.customer_id
        and observations.date = predictions.date
),

-- What stood in the list on the day: the risk of the last month's end.
listed as (
    select
        days_before.*,
        month_ends.churn_risk_score,
        month_ends.is_cancellation_known,
        month_ends.scored_date
    from days_before
    {{ join_last_begun('month_ends', [['days_before.customer_id', 'customer_id']], 'days_before.date', 'scored_date') }}
),

final as (
    select
        listed.customer_id,
        scored_days.health_band,
        listed.days_before,
        scored_days.health_score,
        scored_days.churn_risk_rules,
        case when {{ days_between('listed.scored_date', 'listed.date') }} <= 31 then listed.churn_risk_score end as churn_risk_score,
        listed.lost_mrr_cents,
        coalesce(bands.risk_band <> 'low', false) as was_warned,
        coalesce({{ days_between('listed.scored_date', 'listed.date') }} <= 31 and listed.is_cancellation_known, false)
            as was_cancellation_known,
        listed.date,
        listed.departed_date
    from listed
    inner join scored_days
        on listed.customer_id = scored_days.customer_id
        and listed.date = scored_days.date
    left join bands
        on scored_days.health_band = bands.band
)

select * from final
