with

customer_versions as (
    select * from {{ ref('dim_customer') }}
),

preferred_records as (
    select * from {{ ref('int_customers__preferred_records') }}
),

preferred_ids as (
    select
        customer_id,
        max(case when source_system = 'app' then source_id end) as app_account_id,
        max(case when source_system = 'salesforce' then source_id end) as salesforce_account_id,
        min(cast(created_at as date)) as created_date
    from preferred_records
    group by customer_id
),

final as (
    select
        customer_versions.customer_id,
        preferred_ids.app_account_id,
        preferred_ids.salesforce_account_id,
        customer_versions.customer_name,
        customer_versions.domain,
        customer_versions.country,
        customer_versions.segment,
        customer_versions.lifecycle_stage,
        customer_versions.plan_tier,
        customer_versions.industry,
        customer_versions.owner_name,
        customer_versions.currency,
        customer_versions.employee_count,
        customer_versions.is_test,
        customer_versions.first_paid_date,
        preferred_ids.created_date
    from customer_versions
    inner join preferred_ids
        on customer_versions.customer_id = preferred_ids.customer_id
    where customer_versions.is_current
)

select * from final
