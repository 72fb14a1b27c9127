{#- How often a person's first record is passed on along shared keys. -#}
{%- set rounds = 6 -%}

with

people as (
    select * from {{ ref('int_people__records') }}
),

shared_keys as (
    select * from {{ ref('int_people__keys') }}
),

founders_0 as (
    select distinct
        record_number,
        record_number as founder_number
    from shared_keys
),
{% for round in range(1, rounds + 1) %}
by_key_{{ round }} as (
    select
        shared_keys.record_number,
        min(founders.founder_number) over (partition by shared_keys.key_kind, shared_keys.key_value) as founder_number
    from shared_keys
    inner join founders_{{ round - 1 }} as founders
        on shared_keys.record_number = founders.record_number
),

passed_{{ round }} as (
    select
        record_number,
        min(founder_number) as founder_number
    from by_key_{{ round }}
    group by record_number
),

-- Whoever was found has often found somebody earlier: long chains close in few rounds.
founders_{{ round }} as (
    {{ followed('passed_' ~ round, 'record_number', 'founder_number') }}
),
{% endfor %}
found as (
    select * from founders_{{ rounds }}
),

final as (
    select
        people.record_number,
        coalesce(found.founder_number, people.record_number) as founder_number
    from people
    left join found
        on people.record_number = found.record_number
)

select * from final
