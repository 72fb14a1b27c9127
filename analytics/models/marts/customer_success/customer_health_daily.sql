{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook='{{ reopen_health_days() }}'
) }}

-- depends_on: {{ ref('int_calendar__bounds') }}, {{ ref('int_health__lifetimes') }}

{%- set policy = health_policy() -%}
{%- set days = health_days_to_score('select distinct customer_id, basis from ' ~ ref('int_health__measures')) %}

with

reopened as (
    {{ days.reopened }}
),

penalties as (
    select * from {{ ref('int_health__penalties') }}
    where {{ days.wanted }}
),

bands as (
    select * from {{ ref('health_policy_bands') }}
),

{% if is_incremental() -%}
-- The band in which a customer was left; the margin counts from there.
last_ranks as (
    select
        scored_days.customer_id,
        arg_max(bands.band_rank, scored_days.date) as band_rank
    from {{ this }} as scored_days
    inner join bands
        on scored_days.health_band = bands.band
    group by scored_days.customer_id
),
{%- else -%}
last_ranks as (
    select
        cast(null as varchar) as customer_id,
        cast(null as integer) as band_rank
    where false
),
{%- endif %}

continued as (
    select
        penalties.*,
        last_ranks.band_rank as last_rank,
        case when penalties.is_scored then penalties.score_hundredths end as banded_hundredths
    from penalties
    left join last_ranks
        on penalties.customer_id = last_ranks.customer_id
),

-- Every border between two bands is passed only by the margin; nearer to it a customer stays where it was. The first
-- score is taken as it is.
ranked as (
    select
        *,
        case
            when is_scored
                then 1
                {%- for band in policy.bands if band.score_from > 0 %}
                + coalesce(
                    last_value(case
                        when banded_hundredths >= {{ 100 * (band.score_from + policy.hysteresis_points) }} then 1
                        when banded_hundredths < {{ 100 * (band.score_from - policy.hysteresis_points) }} then 0
                    end ignore nulls) over so_far,
                    case
                        when last_rank > {{ policy.bands | length - loop.index }} then 1
                        when last_rank is not null then 0
                        when first_value(banded_hundredths ignore nulls) over so_far >= {{ 100 * band.score_from }} then 1
                        else 0
                    end
                )
                {%- endfor %}
        end as band_rank
    from continued
    window so_far as (
        partition by customer_id
        order by date
        rows between unbounded preceding and current row
    )
),

final as (
    select
        ranked.customer_id,
        ranked.segment,
        ranked.lifecycle_stage,
        coalesce(bands.band, 'insufficient_data') as health_band,
        coalesce(bands.risk_band, 'insufficient_data') as risk_band,
        ranked.basis,
        case
            when ranked.is_scored
                then cast(ranked.score_hundredths * cast(0.01 as decimal(3, 2)) as decimal(5, 2))
        end as health_score,
        ranked.data_coverage,
        cast(case
            when ranked.is_scored
                then {% for measure in policy.measures %}cast(
                    ranked.{{ measure }}_hundredths > 0
                    {%- if measure in policy.ceilings %} or coalesce(ranked.capped_by = '{{ measure }}', false){% endif %} as integer
                ) + {% endfor %}cast(coalesce(ranked.capped_by not in ({{ quoted_list(policy.measures) }}), false) as integer)
            else 0
        end as bigint) as reason_count,
        {%- for measure in policy.measures %}
        {%- if measure in ['days_since_last_activity', 'open_critical_tickets_7d', 'days_past_due', 'failed_payments_30d'] %}
        cast(ranked.{{ measure }} as integer) as {{ measure }},
        {%- elif measure == 'champion_left' %}
        ranked.champion_left = 1 as has_champion_left,
        {%- else %}
        ranked.{{ measure }},
        {%- endif %}
        {%- endfor %}
        ranked.mrr_cents,
        ranked.days_to_renewal,
        ranked.is_delinquent = 1 as is_delinquent,
        ranked.has_devices,
        ranked.renewal_date,
        ranked.date
    from ranked
    left join bands
        on ranked.band_rank = bands.band_rank
)

select * from final
