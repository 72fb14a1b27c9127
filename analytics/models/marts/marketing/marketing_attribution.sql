with

paths as (
    select * from {{ ref('int_marketing__paths') }}
),

conversions as (
    select * from {{ ref('int_marketing__conversions') }}
),

removal_effects as (
    select * from {{ ref('int_marketing__removal_effects') }}
),

channel_touches as (
    select
        path_id,
        channel,
        count(*) as channel_touches
    from paths
    where is_converted
    group by path_id, channel
),

touches as (
    select
        paths.path_id,
        paths.touchpoint_id,
        paths.channel,
        paths.campaign_id,
        paths.touch_number,
        paths.touch_count,
        paths.lead_touch_number,
        paths.opportunity_touch_number,
        paths.age_days,
        paths.is_declared,
        paths.occurred_at,
        min(paths.age_days) over (partition by paths.path_id) as newest_age_days,
        coalesce(removal_effects.removal_effect_micros, 0) as removal_effect_micros,
        sum(coalesce(removal_effects.removal_effect_micros, 0)) over (partition by paths.path_id) as path_removal_micros,
        channel_touches.channel_touches,
        sum(case when paths.touch_number in (1, paths.lead_touch_number, paths.opportunity_touch_number) then 0 else 1 end)
            over (partition by paths.path_id) as other_touches
    from paths
    inner join channel_touches
        on paths.path_id = channel_touches.path_id
        and paths.channel = channel_touches.channel
    left join removal_effects
        on paths.channel = removal_effects.channel
    where paths.is_converted
),

channel_counts as (
    select
        path_id,
        count(*) as channel_count
    from channel_touches
    group by path_id
),

described as (
    select
        touches.*,
        channel_counts.channel_count
    from touches
    inner join channel_counts
        on touches.path_id = channel_counts.path_id
),

weighed as (
    {%- for model, weight in attribution_models().items() %}
    select
        path_id,
        '{{ model }}' as model,
        touch_number,
        cast({{ weight }} as {{ sql_type('hugeint') }}) as weight
    from described
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

proportions as (
    select
        path_id,
        model,
        touch_number,
        weight * 1000000 as amount,
        sum(weight) over (partition by path_id, model) as scale
    from weighed
),

-- A conversion is a million parts; those left over by rounding go to the largest remainders.
credits as (
    select
        path_id,
        model,
        touch_number,
        {{ allocate_largest_remainder('amount', 'scale', ['path_id', 'model'], ['touch_number']) }} as credit_micros
    from proportions
),

attributed as (
    select
        conversions.customer_id,
        credits.model,
        touches.touchpoint_id,
        touches.campaign_id,
        touches.channel,
        touches.touch_number,
        touches.touch_count,
        credits.credit_micros,
        touches.is_declared,
        conversions.new_mrr_cents,
        conversions.acquired_by,
        conversions.acquired_date,
        touches.occurred_at
    from credits
    inner join touches
        on credits.path_id = touches.path_id
        and credits.touch_number = touches.touch_number
    inner join conversions
        on credits.path_id = conversions.customer_id
),

unattributed as (
    {%- for model in attribution_models() %}
    select
        conversions.customer_id,
        '{{ model }}' as model,
        cast(null as varchar) as touchpoint_id,
        cast(null as varchar) as campaign_id,
        'unattributed' as channel,
        0 as touch_number,
        0 as touch_count,
        1000000 as credit_micros,
        false as is_declared,
        conversions.new_mrr_cents,
        conversions.acquired_by,
        conversions.acquired_date,
        cast(null as timestamp) as occurred_at
    from conversions
    where conversions.customer_id not in (select path_id from paths where is_converted)
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

combined as (
    select * from attributed
    union all
    select * from unattributed
),

final as (
    select
        customer_id || ':' || cast(touch_number as varchar) || ':' || model as attribution_id,
        customer_id as conversion_id,
        customer_id,
        touchpoint_id,
        campaign_id,
        model,
        channel,
        cast(touch_number as integer) as touch_number,
        cast(touch_count as integer) as touch_count,
        cast(credit_micros as bigint) as credit_micros,
        min(credit_micros) over (partition by customer_id, touch_number) as lowest_credit_micros,
        max(credit_micros) over (partition by customer_id, touch_number) as highest_credit_micros,
        {{ allocate_largest_remainder('(credit_micros * cast(new_mrr_cents as ' ~ sql_type('hugeint') ~ '))', '1000000', ['customer_id', 'model'], ['touch_number']) }} as new_mrr_cents,
        is_declared,
        acquired_by,
        acquired_date,
        occurred_at
    from combined
)

select * from final
