with

source_rows as (
    {{ source_columns('meta_ads', 'basic_ad_actions', [
        ['_fivetran_id', 'varchar'],
        ['ad_id', 'varchar'],
        ['action_type', 'varchar'],
        ['action_index', 'integer', ['index']],
        ['value', 'decimal(18,6)'],
        ['_7_d_click', 'decimal(18,6)'],
        ['_1_d_view', 'decimal(18,6)'],
        ['_fivetran_deleted', 'boolean'],
        ['date', 'date'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['_fivetran_id', 'ad_id', 'action_index', 'date'], [
        '_fivetran_synced desc nulls last',
        'action_type',
    ]) }}
),

final as (
    select
        _fivetran_id as stat_id,
        ad_id,
        lower(action_type) as action_type,
        action_index,
        value as actions,
        _7_d_click as click_actions_7d,
        _1_d_view as view_actions_1d,
        date as stat_date,
        _fivetran_synced as synced_at
    from latest_rows
    where _fivetran_id is not null and ad_id is not null and date is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
