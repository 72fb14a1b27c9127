{#- The decoded value of one parameter of a web address, or of the first address of a list; null when it is not there.
    What cannot be decoded stays as it is. -#}
{% macro url_parameter(expression, parameter) -%}
    {{ url_decoded('nullif(' ~ text_matching(expression, '[?&]' ~ parameter ~ '=([^&#,\\]]*)') ~ ", '')") }}
{%- endmacro %}

{% macro url_decoded(value) -%}
    {{ return(adapter.dispatch('url_decoded')(value)) }}
{%- endmacro %}

{% macro default__url_decoded(value) -%}
    coalesce(try(url_decode({{ value }})), {{ value }})
{%- endmacro %}

{#- Trino reads a plus as a blank, and bytes that are no UTF-8 as U+FFFD. -#}
{% macro trino__url_decoded(value) -%}
    {%- set decoded = "try(url_decode(replace(" ~ value ~ ", '+', '%2B')))" -%}
    case
        when strpos({{ decoded }}, chr(65533)) > 0 and strpos(lower({{ value }}), '%ef%bf%bd') = 0 and strpos({{ value }}, chr(65533)) = 0 then {{ value }}
        else coalesce({{ decoded }}, {{ value }})
    end
{%- endmacro %}

{#- Encoded bytes are put together and read as UTF-8, unless they are none. -#}
{% macro postgres__url_decoded(value) -%}
    (
        select
            case
                when encode(decoded.bytes, 'hex') ~ '^([0-7].|(c[2-9a-f]|d.)[89ab].|(e0[ab]|e[1-9a-f][89ab]).[89ab].|(f0[9ab]|f[1-3][89ab]|f48).[89ab].[89ab].)*$'
                    then convert_from(decoded.bytes, 'UTF8')
                else {{ value }}
            end
        from (
            select string_agg(
                case when length(parts.part[1]) = 3 and parts.part[1] like '\%%' then decode(substr(parts.part[1], 2), 'hex') else convert_to(parts.part[1], 'UTF8') end,
                '' order by parts.place
            ) as bytes
            from regexp_matches({{ value }}, '%[0-9A-Fa-f]{2}|[^%]+|%', 'g') with ordinality as parts (part, place)
        ) as decoded
    )
{%- endmacro %}
