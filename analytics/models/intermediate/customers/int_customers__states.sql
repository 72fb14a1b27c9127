with

record_versions as (
    select * from {{ ref('int_customers__record_versions') }}
),

lifecycle as (
    select * from {{ ref('int_customers__lifecycle') }}
),

salesforce_users as (
    select * from {{ ref('stg_salesforce__user') }}
),

company_domains as (
    select * from {{ ref('int_identity__domains') }}
),

change_days as (
    select customer_id, valid_from_date from record_versions
    union
    select customer_id, valid_from_date from lifecycle
),

record_domains as (
    select
        source_system,
        source_id,
        min(domain) as domain
    from company_domains
    group by source_system, source_id
),

-- What each source says on that day; a record that is not there yet says nothing.
versions_in_force as (
    select
        change_days.customer_id,
        change_days.valid_from_date,
        record_versions.source_system,
        record_versions.source_id,
        record_versions.record_name,
        coalesce(record_versions.domain, record_domains.domain) as domain,
        record_versions.country,
        record_versions.industry,
        record_versions.owner_user_id,
        record_versions.currency,
        record_versions.employee_count,
        record_versions.is_test
    from change_days
    inner join record_versions
        on change_days.customer_id = record_versions.customer_id
        and change_days.valid_from_date >= record_versions.valid_from_date
        and change_days.valid_from_date < record_versions.valid_to_date
    left join record_domains
        on record_versions.source_system = record_domains.source_system
        and record_versions.source_id = record_domains.source_id
),

-- Survivorship: the product's own account first, then CRM, billing, support.
survived as (
    select
        customer_id,
        valid_from_date,
        -- A customer nobody named is called by the id of its record.
        coalesce({{ first_source_value('record_name') }}, {{ first_source_value('source_id') }}) as customer_name,
        {{ first_source_value('domain') }} as domain,
        {{ first_source_value('country') }} as country,
        {{ first_source_value('industry') }} as industry,
        {{ first_source_value('owner_user_id') }} as owner_user_id,
        {{ first_source_value('currency') }} as currency,
        {{ first_source_value('employee_count') }} as employee_count,
        {{ first_source_value('is_test') }} as is_test
    from versions_in_force
    group by customer_id, valid_from_date
),

final as (
    select
        change_days.customer_id,
        survived.customer_name,
        survived.domain,
        survived.country,
        {{ classify_segment('survived.employee_count', 'lifecycle.plan_tier') }} as segment,
        coalesce(lifecycle.lifecycle_stage, 'prospect') as lifecycle_stage,
        lifecycle.plan_tier,
        survived.industry,
        survived.owner_user_id,
        salesforce_users.user_name as owner_name,
        survived.currency,
        survived.employee_count,
        coalesce(survived.is_test, false) as is_test,
        lifecycle.first_paid_date,
        change_days.valid_from_date
    from change_days
    left join survived
        on change_days.customer_id = survived.customer_id
        and change_days.valid_from_date = survived.valid_from_date
    left join lifecycle
        on change_days.customer_id = lifecycle.customer_id
        and change_days.valid_from_date >= lifecycle.valid_from_date
        and change_days.valid_from_date < lifecycle.valid_to_date
    left join salesforce_users
        on survived.owner_user_id = salesforce_users.salesforce_user_id
)

select * from final
