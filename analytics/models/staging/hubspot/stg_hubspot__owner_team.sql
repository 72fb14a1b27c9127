with

source_rows as (
    {{ source_columns('hubspot', 'owner_team', [
        ['owner_id', 'varchar'],
        ['team_id', 'varchar'],
        ['is_team_primary', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['owner_id', 'team_id'], ['_fivetran_synced desc nulls last']) }}
),

final as (
    select
        owner_id as hubspot_owner_id,
        team_id,
        coalesce(is_team_primary, false) as is_primary,
        _fivetran_synced as synced_at
    from latest_rows
    where owner_id is not null and team_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
