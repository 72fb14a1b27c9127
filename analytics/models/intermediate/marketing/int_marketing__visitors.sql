with

identifies as (
    select * from {{ ref('stg_segment__identifies') }}
),

segment_groups as (
    select * from {{ ref('stg_segment__groups') }}
),

people as (
    select * from {{ ref('int_people__records') }}
),

user_records as (
    select * from {{ ref('map_source_to_user') }}
),

customer_records as (
    select * from {{ ref('map_source_to_customer') }}
),

app_users as (
    select
        user_records.source_id as app_user_id,
        {{ value_at_lowest('user_records.user_id', 'user_records.source_system') }} as user_id
    from user_records
    where user_records.source_system in ('app', 'segment')
    group by user_records.source_id
),

-- An address that several people have names nobody.
addresses as (
    select
        people.email,
        min(user_records.user_id) as user_id
    from people
    inner join user_records
        on people.source_system = user_records.source_system
        and people.source_id = user_records.source_id
    where people.email is not null
    group by people.email
    having count(distinct user_records.user_id) = 1
),

named as (
    select
        identifies.anonymous_id,
        {{ value_at_lowest('coalesce(app_users.user_id, addresses.user_id)', 'identifies.occurred_at') }} as user_id
    from identifies
    left join app_users
        on identifies.app_user_id = app_users.app_user_id
    left join addresses
        on identifies.email = addresses.email
    where identifies.anonymous_id is not null and coalesce(app_users.user_id, addresses.user_id) is not null
    group by identifies.anonymous_id
),

grouped as (
    select
        segment_groups.anonymous_id,
        {{ value_at_lowest('customer_records.customer_id', 'segment_groups.occurred_at') }} as customer_id
    from segment_groups
    inner join customer_records
        on segment_groups.group_id = customer_records.source_id
        and customer_records.source_system = 'segment'
    where segment_groups.anonymous_id is not null
    group by segment_groups.anonymous_id
),

final as (
    select
        coalesce(named.anonymous_id, grouped.anonymous_id) as visitor_id,
        named.user_id,
        grouped.customer_id as group_customer_id
    from named
    full join grouped
        on named.anonymous_id = grouped.anonymous_id
)

select * from final
