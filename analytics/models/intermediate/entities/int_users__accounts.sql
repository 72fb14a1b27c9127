with

user_records as (
    select * from {{ ref('map_source_to_user') }}
    where source_system = 'app'
),

app_users as (
    select * from {{ ref('stg_app__users') }}
),

-- A person may have several accounts in the application: they have left when all of them are closed.
final as (
    select
        user_records.user_id,
        {{ value_at_highest('app_users.role', 'app_users.updated_at') }} as role,
        count(*) as app_accounts,
        bool_or(app_users.is_champion) as is_champion,
        min(cast(app_users.created_at as date)) as created_date,
        case
            when bool_and(app_users.deactivated_at is not null or app_users.is_deleted)
                then max(cast(coalesce(app_users.deactivated_at, app_users.updated_at) as date))
        end as deactivated_date
    from user_records
    inner join app_users
        on user_records.source_id = app_users.app_user_id
    group by user_records.user_id
)

select * from final
