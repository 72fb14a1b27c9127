-- Whoever shares a user id, an address or a browser is one person.
select
    shared_keys.key_kind,
    shared_keys.key_value
from {{ ref('int_people__keys') }} as shared_keys
inner join {{ ref('int_people__founders') }} as founders
    on shared_keys.record_number = founders.record_number
group by shared_keys.key_kind, shared_keys.key_value
having count(distinct founders.founder_number) > 1
