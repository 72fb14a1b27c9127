with

people as (
    select * from {{ ref('int_people__records') }}
),

user_records as (
    select * from {{ ref('map_source_to_user') }}
),

policy as (
    select {{ rows_fingerprint(['attribute', 'strategy', 'source_priority']) }} as policy_fingerprint
    from {{ ref('survivorship_policy') }}
),

combined as (
    select
        user_records.user_id,
        {{ rows_fingerprint([
            'people.source_system', 'people.source_id', 'people.app_user_id', 'people.customer_id', 'people.person_name', 'people.email',
            'people.title', 'people.is_active', 'people.created_at', 'people.updated_at',
        ]) }} as records_fingerprint
    from user_records
    inner join people
        on user_records.source_system = people.source_system
        and user_records.source_id = people.source_id
    group by user_records.user_id
),

final as (
    select
        combined.user_id,
        cast({{ hash_of(['combined.records_fingerprint', 'policy.policy_fingerprint']) }} % 2147483647 as integer) as inputs_fingerprint
    from combined
    cross join policy
)

select * from final
