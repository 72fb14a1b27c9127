with

source_rows as (
    {{ source_columns('hubspot', 'email_event_delivered', [
        ['id', 'varchar'],
        ['response', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], ['_fivetran_synced desc nulls last', 'response']) }}
),

final as (
    select
        id as email_event_id,
        response,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
