{%- set policy = health_policy() -%}

with

measures as (
    select * from {{ ref('int_health__measures') }}
),

penalties as (
    select * from {{ ref('int_health__penalties') }}
),

bands as (
    select * from {{ ref('health_policy_bands') }}
),

reasons as (
    select * from {{ ref('customer_health_reasons') }}
),

scores as (
    select
        customer_id,
        date,
        10000 - penalty_hundredths - ceiling_hundredths as score_hundredths
    from penalties
    where is_scored
),

-- Every border between two bands is passed only by the margin; nearer to it a customer stays where it was. The first
-- score is taken as it is.
ranks as (
    select
        customer_id,
        date,
        1
        {%- for band in policy.bands if band.score_from > 0 %}
        + coalesce(
            last_value(case
                when score_hundredths >= {{ 100 * (band.score_from + policy.hysteresis_points) }} then 1
                when score_hundredths < {{ 100 * (band.score_from - policy.hysteresis_points) }} then 0
            end ignore nulls) over so_far,
            case when first_value(score_hundredths) over so_far >= {{ 100 * band.score_from }} then 1 else 0 end
        )
        {%- endfor %} as band_rank
    from scores
    window so_far as (
        partition by customer_id
        order by date
        rows between unbounded preceding and current row
    )
),

reason_counts as (
    select
        customer_id,
        date,
        count(*) as reason_count
    from reasons
    group by customer_id, date
),

final as (
    select
        measures.customer_id,
        measures.segment,
        measures.lifecycle_stage,
        coalesce(bands.band, 'insufficient_data') as health_band,
        coalesce(bands.risk_band, 'insufficient_data') as risk_band,
        case
            when penalties.is_scored
                then cast(
                    (10000 - penalties.penalty_hundredths - penalties.ceiling_hundredths) * cast(0.01 as decimal(3, 2))
                    as decimal(5, 2)
                )
        end as health_score,
        penalties.data_coverage,
        coalesce(reason_counts.reason_count, 0) as reason_count,
        {%- for measure in policy.measures %}
        {%- if measure in ['days_since_last_activity', 'open_critical_tickets_7d', 'days_past_due'] %}
        cast(measures.{{ measure }} as integer) as {{ measure }},
        {%- elif measure == 'champion_left' %}
        measures.champion_left = 1 as has_champion_left,
        {%- else %}
        measures.{{ measure }},
        {%- endif %}
        {%- endfor %}
        measures.mrr_cents,
        measures.days_to_renewal,
        measures.is_delinquent = 1 as is_delinquent,
        measures.renewal_date,
        measures.date
    from measures
    inner join penalties
        on measures.customer_id = penalties.customer_id
        and measures.date = penalties.date
    left join ranks
        on measures.customer_id = ranks.customer_id
        and measures.date = ranks.date
    left join bands
        on ranks.band_rank = bands.band_rank
    left join reason_counts
        on measures.customer_id = reason_counts.customer_id
        and measures.date = reason_counts.date
)

select * from final
