with

event_users as (
    select * from {{ ref('stg_app__event_users') }}
),

source_users as (
    select * from {{ ref('map_source_to_user') }}
    where source_system = 'app'
),

-- A user whom the product's own list does not know is a person all the same.
named as (
    select
        event_users.app_user_id,
        coalesce(source_users.user_id, {{ user_key("'app'", 'event_users.app_user_id') }}) as user_id
    from event_users
    left join source_users
        on event_users.app_user_id = source_users.source_id
),

final as (
    select
        app_user_id,
        user_id,
        cast(dense_rank() over (order by user_id) as integer) as user_no
    from named
)

select * from final
