with

source_rows as (
    {{ source_columns('iterable', 'campaign_label_history', [
        ['campaign_id', 'varchar'],
        ['label', 'varchar'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['campaign_id', 'label', 'updated_at'], [
        '_fivetran_synced desc nulls last',
    ]) }}
),

final as (
    select
        campaign_id,
        label,
        updated_at as valid_from,
        _fivetran_synced as synced_at
    from latest_rows
    where campaign_id is not null and label is not null and updated_at is not null
)

select * from final
