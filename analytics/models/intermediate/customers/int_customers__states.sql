{%- set attributes = survivorship_attributes() -%}

with

survivorship as (
    select * from {{ ref('int_customers__survivorship') }}
),

lifecycle as (
    select * from {{ ref('int_customers__lifecycle') }}
),

salesforce_users as (
    select * from {{ ref('stg_salesforce__user') }}
),

change_days as (
    select customer_id, valid_from_date from survivorship
    union
    select customer_id, valid_to_date from survivorship where valid_to_date < {{ open_end_day() }}
    union
    select customer_id, valid_from_date from lifecycle
),

survived as (
    select
        change_days.customer_id,
        change_days.valid_from_date,
        {%- for attribute, type in attributes.items() %}
        cast(max(case when survivorship.attribute = '{{ attribute }}' then survivorship.attribute_value end) as {{ type }}) as {{ attribute }}
        {{- ',' if not loop.last }}
        {%- endfor %}
    from change_days
    inner join survivorship
        on change_days.customer_id = survivorship.customer_id
        and change_days.valid_from_date >= survivorship.valid_from_date
        and change_days.valid_from_date < survivorship.valid_to_date
    group by change_days.customer_id, change_days.valid_from_date
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
        -- What is paid for is revenue, and whoever pays it a customer.
        coalesce(survived.is_test, false) and lifecycle.first_paid_date is null as is_test,
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
