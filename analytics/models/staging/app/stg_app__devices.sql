with

source_rows as (
    {{ source_columns('app', 'devices', [
        ['device_id', 'varchar'],
        ['account_id', 'varchar'],
        ['location_id', 'varchar'],
        ['serial_number', 'varchar'],
        ['model', 'varchar'],
        ['firmware_version', 'varchar'],
        ['status', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['installed_at', 'timestamp'],
        ['updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['device_id'], [
        'updated_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'serial_number',
        'model',
    ]) }}
),

final as (
    select
        device_id,
        account_id as app_account_id,
        location_id,
        upper(serial_number) as serial_number,
        model,
        firmware_version,
        lower(status) as status,
        coalesce(_fivetran_deleted, false) as is_deleted,
        installed_at,
        coalesce(updated_at, installed_at, _fivetran_synced) as updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where device_id is not null
)

select * from final
