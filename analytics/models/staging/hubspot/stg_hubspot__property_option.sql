with

source_rows as (
    {{ source_columns('hubspot', 'property_option', [
        ['property_id', 'varchar'],
        ['option_value', 'varchar', ['value']],
        ['label', 'varchar'],
        ['display_order', 'integer'],
        ['hidden', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['property_id', 'option_value'], [
        '_fivetran_synced desc nulls last',
        'label',
    ]) }}
),

final as (
    select
        property_id,
        option_value,
        label as option_label,
        display_order,
        coalesce(hidden, false) as is_hidden,
        _fivetran_synced as synced_at
    from latest_rows
    where property_id is not null and option_value is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
