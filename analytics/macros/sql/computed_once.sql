{#- Follows the `as` of a step whose columns later steps use many times: a database that puts steps into each other would
    compute them as often. -#}
{% macro computed_once() -%}
    {{ return(adapter.dispatch('computed_once')()) }}
{%- endmacro %}

{% macro default__computed_once() -%}
{%- endmacro %}

{% macro postgres__computed_once() -%}
    {{ return(' materialized') }}
{%- endmacro %}

{#- The same for a step that DuckDB, too, would read twice. -#}
{% macro computed_apart() -%}
    {{ return(adapter.dispatch('computed_apart')()) }}
{%- endmacro %}

{% macro default__computed_apart() -%}
    {{ return(' materialized') }}
{%- endmacro %}

{#- Trino has no word for it. -#}
{% macro trino__computed_apart() -%}
{%- endmacro %}

{#- Follows the `as` of a step that is cheaper to read once for each later step than to keep. -#}
{% macro put_into_readers() -%}
    {{ return(adapter.dispatch('put_into_readers')()) }}
{%- endmacro %}

{% macro default__put_into_readers() -%}
    {{ return(' not materialized') }}
{%- endmacro %}

{% macro trino__put_into_readers() -%}
{%- endmacro %}
