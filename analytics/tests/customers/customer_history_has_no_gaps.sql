-- A version ends where the next one starts; the last one is open.
with

ordered as (
    select
        customer_id,
        valid_from,
        valid_to,
        lead(valid_from) over (partition by customer_id order by valid_from) as next_valid_from
    from {{ ref('dim_customer') }}
)

select *
from ordered
where valid_to != coalesce(next_valid_from, {{ open_end_day() }})
