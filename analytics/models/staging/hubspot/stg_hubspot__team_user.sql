with

source_rows as (
    {{ source_columns('hubspot', 'team_user', [
        ['team_id', 'varchar'],
        ['user_id', 'varchar'],
        ['is_secondary_user', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['team_id', 'user_id'], ['_fivetran_synced desc nulls last']) }}
),

final as (
    select
        team_id,
        user_id as hubspot_user_id,
        coalesce(is_secondary_user, false) as is_secondary,
        _fivetran_synced as synced_at
    from latest_rows
    where team_id is not null and user_id is not null and not coalesce(_fivetran_deleted, false)
)

select * from final
