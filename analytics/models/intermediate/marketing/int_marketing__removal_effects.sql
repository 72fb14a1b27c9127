{%- set scale = 'cast(1000000000000 as ' ~ sql_type('hugeint') ~ ')' -%}
{%- set doublings = 9 -%}

with

transitions as (
    select * from {{ ref('int_marketing__transitions') }}
),

states as (
    select distinct from_state
    from transitions
),

-- Nothing removed, and each channel in turn: who would have gone there goes nowhere.
scenarios as (
    select 'none' as removed
    union all
    select from_state
    from states
    where from_state != 'start'
),

chances as (
    select
        from_state,
        to_state,
        {{ whole_quotient('cast(transitions as ' ~ sql_type('hugeint') ~ ') * ' ~ scale, 'sum(transitions) over (partition by from_state)') }} as chance
    from transitions
),

remaining as (
    select
        scenarios.removed,
        chances.from_state,
        chances.to_state,
        chances.chance
    from scenarios
    inner join chances
        on scenarios.removed != chances.from_state
        and scenarios.removed != chances.to_state
),

moves_0 as{{ computed_apart() }} (
    select
        removed,
        from_state,
        to_state,
        chance
    from remaining
    where to_state not in ('conversion', 'nothing')
),

chances_0 as{{ computed_apart() }} (
    select
        scenarios.removed,
        states.from_state,
        coalesce(remaining.chance, 0) as chance
    from scenarios
    cross join states
    left join remaining
        on scenarios.removed = remaining.removed
        and states.from_state = remaining.from_state
        and remaining.to_state = 'conversion'
),
{{ absorption_steps(doublings, scale) }}
outcomes as (
    select
        removed,
        chance
    from chances_{{ doublings }}
    where from_state = 'start'
),

final as (
    select
        outcomes.removed as channel,
        cast({{ round_half_up('everything.chance', '1000000') }} as bigint) as conversion_chance_micros,
        cast({{ round_half_up('outcomes.chance', '1000000') }} as bigint) as chance_without_micros,
        cast(greatest(coalesce({{ whole_ratio('(everything.chance - outcomes.chance) * 1000000', 'everything.chance') }}, 0), 0) as bigint) as removal_effect_micros
    from outcomes
    inner join outcomes as everything
        on everything.removed = 'none'
    where outcomes.removed != 'none'
)

select * from final
