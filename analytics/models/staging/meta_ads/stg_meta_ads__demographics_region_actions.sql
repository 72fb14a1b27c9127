with

source_rows as (
    {{ source_columns('meta_ads', 'demographics_region_actions', [
        ['_fivetran_id', 'varchar'],
        ['account_id', 'varchar'],
        ['action_type', 'varchar'],
        ['action_index', 'integer', ['index']],
        ['value', 'decimal(18,6)'],
        ['_fivetran_deleted', 'boolean'],
        ['date', 'date'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['_fivetran_id', 'account_id', 'action_index', 'date'], [
        '_fivetran_synced desc nulls last',
        'action_type',
    ]) }}
),

final as (
    select
        _fivetran_id as stat_id,
        account_id as ad_account_id,
        lower(action_type) as action_type,
        action_index,
        value as actions,
        date as stat_date,
        _fivetran_synced as synced_at
    from latest_rows
    where _fivetran_id is not null and account_id is not null and date is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
