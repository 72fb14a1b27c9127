with

source_rows as (
    {{ source_columns('hubspot', 'ticket_company', [
        ['ticket_id', 'varchar'],
        ['company_id', 'varchar'],
        ['category', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['ticket_id', 'company_id'], [
        '_fivetran_synced desc nulls last',
        'category',
    ]) }}
),

final as (
    select
        ticket_id as hubspot_ticket_id,
        company_id as hubspot_company_id,
        upper(category) as category,
        _fivetran_synced as synced_at
    from latest_rows
    where ticket_id is not null and company_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
