with

source_rows as (
    {{ source_columns('hubspot', 'engagement_deal', [
        ['engagement_id', 'varchar'],
        ['deal_id', 'varchar'],
        ['engagement_type', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['engagement_id', 'deal_id'], [
        '_fivetran_synced desc nulls last',
        'engagement_type',
    ]) }}
),

final as (
    select
        engagement_id,
        deal_id as hubspot_deal_id,
        upper(engagement_type) as engagement_type,
        _fivetran_synced as synced_at
    from latest_rows
    where engagement_id is not null and deal_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
