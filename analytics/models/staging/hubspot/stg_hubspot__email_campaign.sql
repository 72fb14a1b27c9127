with

source_rows as (
    {{ source_columns('hubspot', 'email_campaign', [
        ['id', 'varchar'],
        ['app_id', 'varchar'],
        ['content_id', 'varchar'],
        ['name', 'varchar'],
        ['type', 'varchar'],
        ['subject', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], ['_fivetran_synced desc nulls last', 'name', 'type']) }}
),

final as (
    select
        id as email_campaign_id,
        app_id,
        content_id,
        name as campaign_name,
        upper(type) as campaign_type,
        subject,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
