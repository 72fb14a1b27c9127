{#- How often a person's first record is passed on along shared keys. -#}
{%- set rounds = 4 -%}

with

people as (
    select * from {{ ref('int_people__records') }}
),

shared_keys as (
    select * from {{ ref('int_people__keys') }}
),

passed_0 as (
    select
        record_number,
        key_kind,
        key_value,
        record_number as founder_number
    from shared_keys
),
{% for round in range(1, rounds + 1) %}
by_key_{{ round }} as (
    select
        record_number,
        key_kind,
        key_value,
        min(founder_number) over (partition by key_kind, key_value) as founder_number
    from passed_{{ round - 1 }}
),

passed_{{ round }} as (
    select
        record_number,
        key_kind,
        key_value,
        min(founder_number) over (partition by record_number) as founder_number
    from by_key_{{ round }}
),
{% endfor %}
found as (
    select
        record_number,
        min(founder_number) as founder_number
    from passed_{{ rounds }}
    group by record_number
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
