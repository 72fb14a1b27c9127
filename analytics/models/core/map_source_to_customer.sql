{%- if identity_method() == 'probabilistic' -%}
with

final as (
    {{ resolution_rows('assignment', [
        ['source_system', 'varchar'],
        ['source_id', 'varchar'],
        ['customer_id', 'varchar'],
        ['match_rule', 'varchar'],
        ['match_confidence', 'double precision'],
    ]) }}
)
{%- else -%}
with

anchored as (
    select * from {{ ref('int_identity__anchored') }}
),

final as (
    select
        source_system,
        source_id,
        customer_id,
        match_rule,
        cast(match_confidence as double precision) as match_confidence
    from anchored
)
{%- endif %}

select * from final
-- One customer is asked for at a time: its rows lie together.
order by customer_id
