with

source_rows as (
    {{ source_columns('zendesk', 'ticket_form_history', [
        ['id', 'varchar'],
        ['name', 'varchar'],
        ['display_name', 'varchar'],
        ['active', 'boolean'],
        ['end_user_visible', 'boolean'],
        ['updated_at', 'timestamp'],
        ['created_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', 'updated_at'], [
        '_fivetran_synced desc nulls last',
        'name',
        'display_name',
    ]) }}
),

final as (
    select
        id as ticket_form_id,
        name as form_name,
        display_name,
        coalesce(active, true) as is_active,
        coalesce(end_user_visible, false) as is_visible_to_customers,
        row_number() over (partition by id order by updated_at desc) = 1 as is_current,
        updated_at as valid_from,
        created_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and updated_at is not null
)

select * from final
