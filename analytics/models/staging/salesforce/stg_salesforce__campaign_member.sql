with

source_rows as (
    {{ source_columns('salesforce', 'campaign_member', [
        ['id', 'varchar'],
        ['campaign_id', 'varchar'],
        ['lead_id', 'varchar'],
        ['contact_id', 'varchar'],
        ['status', 'varchar'],
        ['has_responded', 'boolean'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_active', 'boolean'],
        ['first_responded_date', 'timestamp'],
        ['created_date', 'timestamp'],
        ['last_modified_date', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'coalesce(_fivetran_active, true) desc',
        'coalesce(last_modified_date, _fivetran_synced) desc nulls last',
        'status',
        'campaign_id',
    ]) }}
),

final as (
    select
        id as campaign_member_id,
        campaign_id as salesforce_campaign_id,
        lead_id,
        contact_id,
        lower(status) as status,
        coalesce(has_responded, false) as has_responded,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        cast(first_responded_date as date) as first_responded_date,
        coalesce(created_date, _fivetran_synced) as created_at,
        coalesce(last_modified_date, _fivetran_synced) as updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
