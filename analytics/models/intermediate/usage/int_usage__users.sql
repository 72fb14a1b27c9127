{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='app_user_id',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_unnamed_users() }}"
) }}

with

event_users as (
    select party_id as app_user_id
    from {{ ref('int_usage__event_parties') }}
    where party_kind = 'user'
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

people as (
    select
        user_id,
        {{ rows_fingerprint(['app_user_id']) }} as basis
    from named
    group by user_id
),

wanted as (
    select
        named.app_user_id,
        named.user_id,
        people.basis
    from named
    inner join people
        on named.user_id = people.user_id
),

{{ newly_numbered('wanted', 'app_user_id', 'user_id', 'user_no') }}

select * from final
