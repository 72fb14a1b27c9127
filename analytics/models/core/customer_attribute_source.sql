with

survivorship as (
    select * from {{ ref('int_customers__survivorship') }}
),

final as (
    select
        customer_id,
        attribute,
        source_system,
        source_id,
        attribute_value,
        strategy,
        valid_to_date = {{ open_end_day() }} as is_current,
        valid_from_date as valid_from,
        valid_to_date as valid_to
    from survivorship
)

select * from final
-- One customer is asked for at a time: its rows lie together.
order by customer_id
