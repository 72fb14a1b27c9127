with

source_rows as (
    {{ source_columns('iterable', 'campaign_list_history', [
        ['campaign_id', 'varchar'],
        ['list_id', 'varchar'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['campaign_id', 'list_id', 'updated_at'], [
        '_fivetran_synced desc nulls last',
    ]) }}
),

final as (
    select
        campaign_id,
        list_id,
        updated_at as valid_from,
        _fivetran_synced as synced_at
    from latest_rows
    where campaign_id is not null and list_id is not null and updated_at is not null
)

select * from final
