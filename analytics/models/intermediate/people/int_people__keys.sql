with

people as (
    select * from {{ ref('int_people__records') }}
),

identifies as (
    select * from {{ ref('stg_segment__identifies') }}
),

merged_contacts as (
    select * from {{ ref('stg_hubspot__contact_merge_audit') }}
),

stated as (
    select record_number, 'user' as key_kind, app_user_id as key_value from people where app_user_id is not null
    union
    select record_number, 'contact', salesforce_contact_id from people where salesforce_contact_id is not null
    union
    select record_number, 'email', email from people where email is not null
    union
    select people.record_number, 'merge', merged_contacts.hubspot_contact_id
    from merged_contacts
    inner join people
        on people.source_system = 'hubspot'
        and people.source_id in (merged_contacts.hubspot_contact_id, merged_contacts.merged_hubspot_contact_id)
),

-- A browser that named itself by one user or address alone belongs to whoever that is.
browsers as (
    select
        anonymous_id,
        max(app_user_id) as app_user_id,
        max(email) as email
    from identifies
    where anonymous_id is not null
    group by anonymous_id
    having count(distinct app_user_id) <= 1 and count(distinct email) <= 1
),

by_browser as (
    select stated.record_number, 'device' as key_kind, browsers.anonymous_id as key_value
    from browsers
    inner join stated
        on (stated.key_kind = 'user' and stated.key_value = browsers.app_user_id)
    union
    select stated.record_number, 'device', browsers.anonymous_id
    from browsers
    inner join stated
        on (stated.key_kind = 'email' and stated.key_value = browsers.email)
),

all_keys as (
    select * from stated
    union all
    select * from by_browser
),

counted as (
    select
        all_keys.*,
        count(*) over (partition by key_kind, key_value) as records_with_key
    from all_keys
),

final as (
    select
        record_number,
        key_kind,
        key_value
    from counted
    where records_with_key > 1 and records_with_key <= {{ var('people_key_most_records') }}
)

select * from final
