{#- Casts a raw value to the wanted type, whatever type the connector or the type inference chose: what does not fit
    becomes null, never an error. -#}
{% macro tolerant_cast(expression, found_type, wanted_type) -%}
    {%- set wanted = wanted_type | lower -%}
    {%- if wanted == 'varchar' -%}
        {{ tolerant_cast_text(expression, found_type) }}
    {%- elif type_family(found_type) == 'nested' -%}
        cast(null as {{ sql_type(wanted) }})
    {%- elif wanted == 'timestamp' -%}
        {{ tolerant_cast_timestamp(expression, found_type) }}
    {%- elif wanted == 'date' and found_type != 'date' -%}
        cast({{ tolerant_cast_timestamp(expression, found_type) }} as date)
    {%- elif found_type == wanted or type_family(found_type) in ['integer', 'fraction', 'text', 'boolean'] -%}
        {{ cast_or_null(expression, wanted) }}
    {%- else -%}
        {{ cast_or_null('cast(' ~ expression ~ ' as varchar)', wanted) }}
    {%- endif -%}
{%- endmacro %}

{#- What a type is like: integer, fraction, text, boolean, moment, nested or other. -#}
{% macro type_family(found_type) -%}
    {%- set name = found_type.split('(')[0] -%}
    {%- if found_type.endswith(']') or name in ['struct', 'map', 'union'] -%}
        {{ return('nested') }}
    {%- elif name in ['tinyint', 'smallint', 'integer', 'bigint', 'hugeint', 'utinyint', 'usmallint', 'uinteger', 'ubigint', 'uhugeint'] -%}
        {{ return('integer') }}
    {%- elif name in ['double', 'double precision', 'float', 'real', 'decimal', 'numeric'] -%}
        {{ return('fraction') }}
    {%- elif name in ['varchar', 'character varying', 'character', 'text', 'string', 'json'] -%}
        {{ return('text') }}
    {%- elif name == 'boolean' -%}
        {{ return('boolean') }}
    {%- elif name == 'date' or name.startswith('timestamp') -%}
        {{ return('moment') }}
    {%- endif -%}
    {{ return('other') }}
{%- endmacro %}

{#- Blank text is no value; a whole number that was read as a fraction keeps its digits without '.0'. -#}
{% macro tolerant_cast_text(expression, found_type) -%}
    {%- set family = type_family(found_type) -%}
    {%- if family == 'fraction' -%}
        case
            when {{ expression }} = floor({{ expression }}) then cast({{ cast_or_null(expression, 'hugeint') }} as varchar)
            else cast({{ expression }} as varchar)
        end
    {%- elif family == 'nested' -%}
        {{ json_of(expression) }}
    {%- elif family in ['integer', 'boolean', 'moment'] -%}
        cast({{ expression }} as varchar)
    {%- else -%}
        nullif({{ trimmed(expression if found_type == 'varchar' else 'cast(' ~ expression ~ ' as varchar)') }}, '')
    {%- endif -%}
{%- endmacro %}

{#- Text with an offset is moved to UTC; numbers are epochs in seconds, milliseconds or microseconds by their size. -#}
{% macro tolerant_cast_timestamp(expression, found_type) -%}
    {%- set family = type_family(found_type) -%}
    {%- if found_type in ['timestamp with time zone', 'timestamptz'] -%}
        {{ utc_of(expression) }}
    {%- elif family in ['integer', 'fraction'] -%}
        {{ timestamp_of_epoch(expression) }}
    {%- elif family == 'text' -%}
        case
            when {{ text_matches(expression, ':[0-9]{2}([.][0-9]+)? *(Z|UTC|[+-][0-9]{2}(:?[0-9]{2})?)$') }}
                then {{ utc_of(cast_or_null(expression, 'timestamptz')) }}
            when {{ text_matches(expression, '^ *[0-9]{10,16} *$') }}
                then {{ timestamp_of_epoch(expression) }}
            else {{ cast_or_null(expression, 'timestamp') }}
        end
    {%- elif family == 'moment' -%}
        {{ cast_or_null(expression, 'timestamp') }}
    {%- else -%}
        {{ cast_or_null('cast(' ~ expression ~ ' as varchar)', 'timestamp') }}
    {%- endif -%}
{%- endmacro %}

{#- Whatever is beyond the year 9999 in microseconds is no epoch. -#}
{% macro timestamp_of_epoch(expression) -%}
    {%- set number = cast_or_null(expression, 'double precision') -%}
    {%- set micros -%}
        case
            when abs({{ number }}) < 100000000000 then {{ number }} * 1000000
            when abs({{ number }}) < 100000000000000 then {{ number }} * 1000
            when abs({{ number }}) < 253402300800000000 then {{ number }}
        end
    {%- endset -%}
    {{ moment_of_micros(cast_or_null(micros, 'bigint')) }}
{%- endmacro %}
