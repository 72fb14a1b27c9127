with

final as (
    {{ resolution_rows('alias', [
        ['alias_id', 'varchar'],
        ['customer_id', 'varchar'],
        ['run', 'bigint'],
    ]) }}
)

select * from final
