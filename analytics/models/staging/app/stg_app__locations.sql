with

source_rows as (
    {{ source_columns('app', 'locations', [
        ['location_id', 'varchar'],
        ['account_id', 'varchar'],
        ['name', 'varchar'],
        ['street', 'varchar'],
        ['city', 'varchar'],
        ['postal_code', 'varchar'],
        ['country', 'varchar'],
        ['time_zone', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['location_id'], [
        'updated_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'name',
        'street',
    ]) }}
),

final as (
    select
        location_id,
        account_id as app_account_id,
        name as location_name,
        street,
        city,
        postal_code,
        country,
        time_zone,
        coalesce(_fivetran_deleted, false) as is_deleted,
        coalesce(created_at, _fivetran_synced) as created_at,
        coalesce(updated_at, created_at, _fivetran_synced) as updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where location_id is not null
)

select * from final
