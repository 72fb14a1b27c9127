{#- Steps from the states of an entity to its versions; the last step is called `versions`.

    states: a relation with one row per key and `valid_from`, the attributes as they are from that day on.
    attributes: a version begins where one of them changes; the value before is kept as `previous_<attribute>`.
    change_types: [name, condition] in order of weight; the first whose condition holds names the change. The first
    version is `created`, a change that nothing names is `updated`. -#}
{% macro entity_versions(states, key, attributes, change_types) -%}
compared as (
    select
        *,
        row_number() over series = 1
        {%- for attribute in attributes %}
        or {{ attribute }} is distinct from lag({{ attribute }}) over series
        {%- endfor %} as is_change
    from {{ states }}
    window series as (partition by {{ key }} order by valid_from)
),

changes as (
    select
        *,
        {%- for attribute in attributes %}
        lag({{ attribute }}) over series as previous_{{ attribute }},
        {%- endfor %}
        row_number() over series as version_number,
        coalesce(lead(valid_from) over series, {{ open_end_day() }}) as valid_to
    from compared
    where is_change
    window series as (partition by {{ key }} order by valid_from)
),

versions as (
    select
        changes.*,
        {{ key }} || '@' || {{ text_of_moment('valid_from') }} as version_id,
        case
            when version_number = 1 then 'created'
            {%- for change_type in change_types %}
            when {{ change_type[1] }} then '{{ change_type[0] }}'
            {%- endfor %}
            else 'updated'
        end as change_type,
        case
            when version_number > 1
                then concat_ws(
                    ','
                    {%- for attribute in attributes %},
                    case when {{ attribute }} is distinct from previous_{{ attribute }} then '{{ attribute }}' end
                    {%- endfor %}
                )
        end as changed_attributes,
        valid_to = {{ open_end_day() }} as is_current
    from changes
)
{%- endmacro %}
