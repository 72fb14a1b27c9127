with

customer_records as (
    select * from {{ ref('map_source_to_customer') }}
),

records as (
    select * from {{ ref('int_identity__records') }}
),

ranked as (
    select
        customer_records.customer_id,
        customer_records.source_system,
        customer_records.source_id,
        records.record_name,
        records.country,
        records.created_at,
        row_number() over (
            partition by customer_records.customer_id, customer_records.source_system
            order by records.is_deleted, customer_records.match_confidence desc, records.created_at, customer_records.source_id
        ) as preference
    from customer_records
    inner join records
        on customer_records.source_system = records.source_system
        and customer_records.source_id = records.source_id
),

-- The one record of each source that speaks for the customer.
final as (
    select
        customer_id,
        source_system,
        source_id,
        record_name,
        country,
        created_at
    from ranked
    where preference = 1
)

select * from final
