with

source_rows as (
    {{ source_columns('zendesk', 'domain_name', [
        ['organization_id', 'varchar'],
        ['index', 'integer'],
        ['domain_name', 'varchar'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

cleaned as (
    select
        organization_id,
        coalesce({{ normalized_domain('domain_name') }}, lower(domain_name)) as domain,
        index as position,
        _fivetran_synced as synced_at
    from source_rows
    where organization_id is not null and domain_name is not null and not coalesce(_fivetran_deleted, false)
),

final as (
    {{ latest_per_key('cleaned', ['organization_id', 'domain'], ['position', 'synced_at desc nulls last']) }}
)

select * from final
