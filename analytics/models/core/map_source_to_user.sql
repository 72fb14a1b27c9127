with

people as (
    select * from {{ ref('int_people__records') }}
),

founders as (
    select * from {{ ref('int_people__founders') }}
),

final as (
    select
        people.source_system,
        people.source_id,
        {{ user_key('founder.source_system', 'founder.source_id') }} as user_id,
        people.record_number = founders.founder_number as is_founder
    from people
    inner join founders
        on people.record_number = founders.record_number
    inner join people as founder
        on founders.founder_number = founder.record_number
)

select * from final
