{%- set figures = ['micros', 'mrr_cents'] -%}

with

attribution as (
    select * from {{ ref('marketing_attribution') }}
),

credits as (
    select
        cast(date_trunc('month', acquired_date) as date) as month,
        channel,
        model,
        cast(sum(credit_micros) as bigint) as micros,
        cast(sum(new_mrr_cents) as bigint) as mrr_cents
    from attribution
    group by cast(date_trunc('month', acquired_date) as date), channel, model
),

models as (
    {%- for model in attribution_models() %}
    select '{{ model }}' as model
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

-- A model that gives a channel nothing is one that counts.
channel_months as (
    select distinct
        month,
        channel
    from credits
),

completed as (
    select
        channel_months.month,
        channel_months.channel,
        models.model,
        coalesce(credits.micros, 0) as micros,
        case when credits.micros is null then 0 else credits.mrr_cents end as mrr_cents
    from channel_months
    cross join models
    left join credits
        on channel_months.month = credits.month
        and channel_months.channel = credits.channel
        and models.model = credits.model
),

final as (
    select
        channel,
        {%- for figure in figures %}
        cast(max(case when model = '{{ var('attribution_model') }}' then {{ figure }} end) as bigint) as {{ figure }},
        cast(min({{ figure }}) as bigint) as lowest_{{ figure }},
        cast(max({{ figure }}) as bigint) as highest_{{ figure }},
        {%- endfor %}
        month
    from completed
    group by channel, month
)

select * from final
