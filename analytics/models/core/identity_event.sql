with

final as (
    {{ resolution_rows('event', [
        ['customer_id', 'varchar'],
        ['other_customer_id', 'varchar'],
        ['source_system', 'varchar'],
        ['source_id', 'varchar'],
        ['other_source_system', 'varchar'],
        ['other_source_id', 'varchar'],
        ['event', 'varchar'],
        ['decision', 'varchar'],
        ['run', 'bigint'],
        ['happened_at', 'timestamp'],
    ]) }}
)

select * from final
