{#- Casts a raw value to the wanted type, whatever type the connector or the type inference chose. -#}
{% macro tolerant_cast(expression, found_type, wanted_type) -%}
    {%- set wanted = wanted_type | lower -%}
    {%- if wanted == 'varchar' -%}
        {{ tolerant_cast_text(expression, found_type) }}
    {%- elif wanted == 'timestamp' -%}
        {{ tolerant_cast_timestamp(expression, found_type) }}
    {%- elif wanted == 'date' and found_type != 'date' -%}
        cast({{ tolerant_cast_timestamp(expression, found_type) }} as date)
    {%- else -%}
        try_cast({{ expression }} as {{ wanted }})
    {%- endif -%}
{%- endmacro %}

{#- Blank text is no value; a whole number that was read as a float keeps its digits without '.0'. -#}
{% macro tolerant_cast_text(expression, found_type) -%}
    {%- if found_type in ['double', 'float', 'real'] -%}
        case
            when {{ expression }} = trunc({{ expression }}) then cast(try_cast({{ expression }} as hugeint) as varchar)
            else cast({{ expression }} as varchar)
        end
    {%- elif found_type.startswith('struct') or found_type.startswith('map') or found_type.endswith('[]') -%}
        cast(to_json({{ expression }}) as varchar)
    {%- else -%}
        nullif(trim(cast({{ expression }} as varchar)), '')
    {%- endif -%}
{%- endmacro %}

{#- Text with an offset is moved to UTC; numbers are epochs in seconds, milliseconds or microseconds by their size. -#}
{% macro tolerant_cast_timestamp(expression, found_type) -%}
    {%- if found_type in ['timestamp with time zone', 'timestamptz'] -%}
        timezone('UTC', {{ expression }})
    {%- elif found_type in ['bigint', 'integer', 'hugeint', 'ubigint', 'double', 'float'] or found_type.startswith('decimal') -%}
        make_timestamp(cast(
            {{ expression }} * case
                when abs({{ expression }}) < 100000000000 then 1000000
                when abs({{ expression }}) < 100000000000000 then 1000
                else 1
            end
            as bigint
        ))
    {%- elif found_type in ['varchar', 'text', 'string', 'json'] -%}
        case
            when regexp_matches({{ expression }}, ':[0-9]{2}([.][0-9]+)? *(Z|UTC|[+-][0-9]{2}(:?[0-9]{2})?)$')
                then timezone('UTC', try_cast({{ expression }} as timestamptz))
            else try_cast({{ expression }} as timestamp)
        end
    {%- else -%}
        try_cast({{ expression }} as timestamp)
    {%- endif -%}
{%- endmacro %}
