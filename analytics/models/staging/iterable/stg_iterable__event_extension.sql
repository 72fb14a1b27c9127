with

source_rows as{{ computed_apart() }} (
    {{ source_columns('iterable', 'event_extension', [
        ['_fivetran_id', 'varchar'],
        ['workflow_id', 'varchar'],
        ['workflow_name', 'varchar'],
        ['email_subject', 'varchar'],
        ['clicked_url', 'varchar', ['link_url']],
        ['country', 'varchar'],
        ['city', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

-- Few come twice: only their rows need an order.
repeated_ids as{{ computed_apart() }} (
    select _fivetran_id
    from source_rows
    where _fivetran_id is not null
    group by _fivetran_id
    having count(*) > 1
),

repeated_rows as (
    select * from source_rows
    where _fivetran_id in (select _fivetran_id from repeated_ids)
),

latest_rows as (
    select * from source_rows
    where _fivetran_id is not null and _fivetran_id not in (select _fivetran_id from repeated_ids)
    union all
    {{ latest_per_key('repeated_rows', ['_fivetran_id'], [
        '_fivetran_synced desc nulls last',
        'workflow_name',
        'email_subject',
    ]) }}
),

final as (
    select
        _fivetran_id as event_id,
        workflow_id,
        workflow_name,
        email_subject,
        clicked_url,
        country,
        city,
        _fivetran_synced as synced_at
    from latest_rows
    where not coalesce(_fivetran_deleted, false)
)

select * from final
