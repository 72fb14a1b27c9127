{%- set attributes = survivorship_attributes() -%}

with

record_versions as (
    select * from {{ ref('int_customers__record_versions') }}
),

policy as (
    select * from {{ ref('survivorship_policy') }}
),

versions as (
    select
        record_versions.*,
        -- A customer nobody named is called by the id of its record.
        coalesce(record_name, source_id) as customer_name,
        (
            {%- for column in ['record_name', 'domain', 'country', 'industry', 'owner_user_id', 'currency', 'employee_count'] %}
            {{ '+ ' if not loop.first }}case when {{ column }} is null then 0 else 1 end
            {%- endfor %}
        ) as filled_attributes
    from record_versions
),

candidates as (
    {%- for attribute in attributes %}
    select
        customer_id,
        '{{ attribute }}' as attribute,
        source_system,
        source_id,
        cast({{ attribute }} as varchar) as attribute_value,
        filled_attributes,
        {{ 'record_name is null' if attribute == 'customer_name' else 'false' }} as is_makeshift,
        valid_from_date,
        valid_to_date
    from versions
    where {{ attribute }} is not null
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

change_days as (
    select customer_id, attribute, valid_from_date as change_date from candidates
    union
    select customer_id, attribute, valid_to_date from candidates where valid_to_date < {{ open_end_day() }}
),

in_force as (
    select
        change_days.customer_id,
        change_days.attribute,
        change_days.change_date,
        candidates.source_system,
        candidates.source_id,
        candidates.attribute_value,
        policy.strategy,
        row_number() over (
            partition by change_days.customer_id, change_days.attribute, change_days.change_date
            order by
                candidates.is_makeshift,
                case when policy.strategy = 'most_recent' then candidates.valid_from_date end desc nulls last,
                case when policy.strategy = 'most_complete' then candidates.filled_attributes end desc nulls last,
                {{ position_in_list('policy.source_priority', 'candidates.source_system') }},
                candidates.source_id
        ) as preference
    from change_days
    inner join policy
        on change_days.attribute = policy.attribute
    left join candidates
        on change_days.customer_id = candidates.customer_id
        and change_days.attribute = candidates.attribute
        and change_days.change_date >= candidates.valid_from_date
        and change_days.change_date < candidates.valid_to_date
        and {{ position_in_list('policy.source_priority', 'candidates.source_system') }} is not null
),

compared as (
    select
        in_force.*,
        row_number() over series = 1
            or attribute_value is distinct from lag(attribute_value) over series
            or source_system is distinct from lag(source_system) over series
            or source_id is distinct from lag(source_id) over series as is_change
    from in_force
    where preference = 1
    window series as (partition by customer_id, attribute order by change_date)
),

spans as (
    select
        compared.*,
        coalesce(lead(change_date) over (partition by customer_id, attribute order by change_date), {{ open_end_day() }}) as valid_to_date
    from compared
    where is_change
),

final as (
    select
        customer_id,
        attribute,
        source_system,
        source_id,
        attribute_value,
        strategy,
        change_date as valid_from_date,
        valid_to_date
    from spans
    where source_id is not null
)

select * from final
