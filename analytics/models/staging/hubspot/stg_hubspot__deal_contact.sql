with

source_rows as (
    {{ source_columns('hubspot', 'deal_contact', [
        ['deal_id', 'varchar'],
        ['contact_id', 'varchar'],
        ['type_id', 'varchar'],
        ['category', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['deal_id', 'contact_id'], [
        '_fivetran_synced desc nulls last',
        'category',
        'type_id',
    ]) }}
),

final as (
    select
        deal_id as hubspot_deal_id,
        contact_id as hubspot_contact_id,
        type_id as association_type_id,
        upper(category) as category,
        _fivetran_synced as synced_at
    from latest_rows
    where deal_id is not null and contact_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
