{#- A share as whole percent, for sentences. -#}
{% macro as_percent(share) -%}
    cast(cast({{ rounded(share ~ ' * 100') }} as integer) as varchar) || '%'
{%- endmacro %}
