with

source_rows as (
    {{ source_columns('zendesk', 'ticket_field_history', [
        ['ticket_id', 'varchar'],
        ['field_name', 'varchar'],
        ['user_id', 'varchar'],
        ['value', 'varchar'],
        ['updated', 'timestamp', ['updated_at']],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

cleaned as (
    select
        ticket_id,
        lower(field_name) as field_name,
        user_id,
        case when lower(field_name) in ('status', 'priority') then lower(value) else value end as field_value,
        updated as changed_at,
        _fivetran_synced as synced_at
    from source_rows
    where ticket_id is not null and field_name is not null and updated is not null
),

final as (
    {{ latest_per_key('cleaned', ['ticket_id', 'field_name', 'changed_at'], [
        'synced_at desc nulls last', 'field_value', 'user_id'
    ]) }}
)

select * from final
