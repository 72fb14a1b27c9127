with

source_rows as (
    {{ source_columns('hubspot', 'contact_merge_audit', [
        ['surviving_id', 'varchar', ['canonical_vid', 'contact_id']],
        ['merged_id', 'varchar', ['vid_to_merge', 'merged_contact_id']],
        ['user_id', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['merged_at', 'timestamp', ['timestamp']],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['surviving_id', 'merged_id'], [
        'merged_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'user_id',
    ]) }}
),

final as (
    select
        surviving_id as hubspot_contact_id,
        merged_id as merged_hubspot_contact_id,
        user_id as merged_by_user_id,
        merged_at,
        _fivetran_synced as synced_at
    from latest_rows
    where surviving_id is not null and merged_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
