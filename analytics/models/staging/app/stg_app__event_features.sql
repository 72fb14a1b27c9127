with

source_rows as (
    {{ source_columns('app', 'usage_events', [
        ['product', 'varchar'],
        ['feature', 'varchar'],
    ]) }}
),

final as (
    select distinct
        lower(product) as product,
        feature
    from source_rows
    where product is not null
)

select * from final
