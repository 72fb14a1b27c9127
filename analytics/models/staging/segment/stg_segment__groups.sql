with

source_rows as (
    {{ source_columns('segment', 'groups', [
        ['id', 'varchar'],
        ['anonymous_id', 'varchar'],
        ['user_id', 'varchar'],
        ['group_id', 'varchar'],
        ['name', 'varchar'],
        ['domain', 'varchar'],
        ['website', 'varchar'],
        ['industry', 'varchar'],
        ['employees', 'bigint'],
        ['_fivetran_deleted', 'boolean'],
        ['called_at', 'timestamp', ['timestamp']],
        ['received_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'received_at asc nulls last',
        '_fivetran_synced desc nulls last',
        'name',
        'domain',
    ]) }}
),

final as (
    select
        id as group_call_id,
        anonymous_id,
        user_id as app_user_id,
        group_id,
        name as group_name,
        coalesce(
            {{ normalized_domain('domain') }},
            {{ normalized_domain('website') }}
        ) as domain,
        industry,
        employees as employee_count,
        coalesce(called_at, received_at) as occurred_at,
        coalesce(received_at, called_at, _fivetran_synced) as received_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
