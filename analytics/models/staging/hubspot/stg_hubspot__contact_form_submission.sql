with

source_rows as (
    {{ source_columns('hubspot', 'contact_form_submission', [
        ['conversion_id', 'varchar'],
        ['contact_id', 'varchar'],
        ['form_id', 'varchar'],
        ['page_id', 'varchar'],
        ['page_url', 'varchar'],
        ['title', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['submitted_at', 'timestamp', ['timestamp']],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['conversion_id'], [
        'submitted_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'page_url',
        'title',
    ]) }}
),

final as (
    select
        conversion_id,
        contact_id as hubspot_contact_id,
        form_id,
        page_id,
        page_url,
        title as page_title,
        submitted_at,
        _fivetran_synced as synced_at
    from latest_rows
    where conversion_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
