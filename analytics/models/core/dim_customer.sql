{%- set attributes = [
    'customer_name', 'domain', 'country', 'segment', 'lifecycle_stage', 'plan_tier', 'industry', 'owner_user_id', 'owner_name',
    'currency', 'employee_count', 'is_test', 'first_paid_date',
] -%}

with

states as (
    select * from {{ ref('int_customers__states') }}
),

compared as (
    select
        states.*,
        row_number() over series = 1
        {%- for attribute in attributes %}
        or {{ attribute }} is distinct from lag({{ attribute }}) over series
        {%- endfor %} as is_change
    from states
    window series as (partition by customer_id order by valid_from_date)
),

changes as (
    select *
    from compared
    where is_change
),

final as (
    select
        customer_id,
        customer_id || '@' || cast(valid_from_date as varchar) as customer_version_id,
        {%- for attribute in attributes %}
        {{ attribute }},
        {%- endfor %}
        lead(valid_from_date) over series is null as is_current,
        valid_from_date as valid_from,
        coalesce(lead(valid_from_date) over series, {{ open_end_day() }}) as valid_to
    from changes
    window series as (partition by customer_id order by valid_from_date)
)

select * from final
