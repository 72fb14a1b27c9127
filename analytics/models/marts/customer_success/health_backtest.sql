{%- set settings = churn_settings() -%}

with

-- Customers whose end was known are no forecast, and months whose horizon is not over have no outcome yet.
observations as (
    select * from {{ ref('int_churn__observations') }}
    where not is_cancellation_known and leaves is not null
),

predictions as (
    {{ churn_model_rows('prediction', [
        ['customer_id', 'varchar'],
        ['churn_risk_score', 'decimal(5, 4)'],
        ['date', 'date'],
    ]) | indent(4) }}
),

scored as (
    select
        customer_id,
        'health' as scorer,
        health_band as band,
        1 - cast(health_score as double precision) / 100 as risk,
        mrr_cents,
        leaves,
        date
    from observations
    where health_score is not null
    union all
    select
        customer_id,
        'rules' as scorer,
        null as band,
        cast(churn_risk_rules as double precision) as risk,
        mrr_cents,
        leaves,
        date
    from observations
    where churn_risk_rules is not null
    union all
    select
        observations.customer_id,
        'model' as scorer,
        null as band,
        cast(predictions.churn_risk_score as double precision) as risk,
        observations.mrr_cents,
        observations.leaves,
        observations.date
    from observations
    inner join predictions
        on observations.customer_id = predictions.customer_id
        and observations.date = predictions.date
    where predictions.churn_risk_score is not null
),

-- The first tenth has the highest risks.
ranked as (
    select
        *,
        ntile({{ settings.deciles }}) over (
            partition by scorer, date
            order by risk desc, customer_id
        ) as decile
    from scored
),

sliced as (
    select *, 'total' as dimension, 'total' as slice from ranked
    union all
    select *, 'decile' as dimension, cast(decile as varchar) as slice from ranked
    union all
    select *, 'band' as dimension, band as slice from ranked
    where band is not null
),

counted as (
    select
        scorer,
        dimension,
        slice,
        count(*) as customers,
        count(*) filter (where leaves) as churned_customers,
        cast(sum(mrr_cents) as bigint) as mrr_cents,
        cast(coalesce(sum(mrr_cents) filter (where leaves), 0) as bigint) as churned_mrr_cents,
        case when scorer <> 'health' then cast({{ rounded(mean_of('risk'), 4) }} as decimal(5, 4)) end as mean_score,
        date
    from sliced
    group by scorer, dimension, slice, date
),

-- Lift is the churn rate against that of all customers of the month.
compared as (
    select
        *,
        max(case when dimension = 'total' then customers end) over (partition by scorer, date) as all_customers,
        max(case when dimension = 'total' then churned_customers end) over (partition by scorer, date) as all_churned
    from counted
),

final as (
    select
        scorer,
        dimension,
        slice,
        customers,
        churned_customers,
        mrr_cents,
        churned_mrr_cents,
        {{ exact_ratio('churned_customers', 'customers') }} as churn_rate,
        {{ exact_ratio('churned_customers * all_customers', 'customers * all_churned') }} as lift,
        mean_score,
        cast(abs(mean_score - {{ exact_ratio('churned_customers', 'customers') }}) as decimal(18, 6)) as calibration_error,
        cast(date_trunc('month', date) as date) as month,
        date
    from compared
)

select * from final
