{#- A share as whole percent, for sentences. -#}
{% macro as_percent(share) -%}
    cast({{ rounded(share ~ ' * 100') }} as integer) || '%'
{%- endmacro %}
