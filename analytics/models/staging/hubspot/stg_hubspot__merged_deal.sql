with

source_rows as (
    {{ source_columns('hubspot', 'merged_deal', [
        ['deal_id', 'varchar'],
        ['merged_deal_id', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['deal_id', 'merged_deal_id'], [
        '_fivetran_synced desc nulls last',
    ]) }}
),

final as (
    select
        deal_id as hubspot_deal_id,
        merged_deal_id as merged_hubspot_deal_id,
        _fivetran_synced as synced_at
    from latest_rows
    where deal_id is not null and merged_deal_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
