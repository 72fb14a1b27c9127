{%- set attributes = survivorship_attributes() -%}

with

record_versions as (
    select * from {{ ref('int_customers__record_versions') }}
),

policy as (
    select
        survivorship_policy.attribute,
        survivorship_policy.strategy,
        identity_sources.source_system,
        {{ position_in_list('survivorship_policy.source_priority', 'identity_sources.source_system') }} as source_priority
    from {{ ref('survivorship_policy') }} as survivorship_policy
    cross join {{ ref('identity_sources') }} as identity_sources
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

attribute_values as (
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

candidates as (
    select
        attribute_values.*,
        policy.strategy,
        policy.source_priority
    from attribute_values
    inner join policy
        on attribute_values.attribute = policy.attribute
        and attribute_values.source_system = policy.source_system
    where policy.source_priority is not null
),

change_days as (
    select customer_id, attribute, valid_from_date as change_date from candidates
    union
    select customer_id, attribute, valid_to_date from candidates where valid_to_date < {{ open_end_day() }}
),

preferred as (
    select
        change_days.change_date,
        candidates.*,
        row_number() over (
            partition by candidates.customer_id, candidates.attribute, change_days.change_date
            order by
                candidates.is_makeshift,
                case when candidates.strategy = 'most_recent' then candidates.valid_from_date end desc nulls last,
                case when candidates.strategy = 'most_complete' then candidates.filled_attributes end desc nulls last,
                candidates.source_priority,
                candidates.source_id
        ) as preference
    from change_days
    inner join candidates
        on change_days.customer_id = candidates.customer_id
        and change_days.attribute = candidates.attribute
        and change_days.change_date >= candidates.valid_from_date
        and change_days.change_date < candidates.valid_to_date
),

-- A value that ends without another one leaves a gap: its span goes no further than its record's own.
spans as (
    select
        preferred.*,
        {{ least_of(['valid_to_date', 'coalesce(lead(change_date) over series, valid_to_date)']) }} as span_to_date
    from preferred
    where preference = 1
    window series as (partition by customer_id, attribute order by change_date)
),

compared as (
    select
        spans.*,
        coalesce(
            lag(span_to_date) over series != change_date
            or attribute_value != lag(attribute_value) over series
            or source_system != lag(source_system) over series
            or source_id != lag(source_id) over series,
            true
        ) as is_start
    from spans
    window series as (partition by customer_id, attribute order by change_date)
),

numbered as (
    select
        compared.*,
        sum(case when is_start then 1 else 0 end) over (
            partition by customer_id, attribute order by change_date rows between unbounded preceding and current row
        ) as span_number
    from compared
),

final as (
    select
        customer_id,
        attribute,
        source_system,
        source_id,
        attribute_value,
        strategy,
        min(change_date) as valid_from_date,
        max(span_to_date) as valid_to_date
    from numbered
    group by customer_id, attribute, span_number, source_system, source_id, attribute_value, strategy
)

select * from final
