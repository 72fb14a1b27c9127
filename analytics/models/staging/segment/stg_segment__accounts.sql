with

source_rows as (
    {{ source_columns('segment', 'accounts', [
        ['id', 'varchar'],
        ['name', 'varchar'],
        ['domain', 'varchar'],
        ['website', 'varchar'],
        ['industry', 'varchar'],
        ['address_city', 'varchar'],
        ['address_country', 'varchar', ['country']],
        ['employees', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['created_at', 'timestamp'],
        ['received_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'received_at desc nulls last',
        '_fivetran_synced desc nulls last',
        'name',
        'domain',
    ]) }}
),

final as (
    select
        id as group_id,
        name as group_name,
        coalesce(
            {{ normalized_domain('domain') }},
            {{ normalized_domain('website') }}
        ) as domain,
        website,
        industry,
        address_city as city,
        address_country as country,
        employees as employee_count,
        coalesce(created_at, received_at, _fivetran_synced) as created_at,
        coalesce(received_at, _fivetran_synced) as updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
