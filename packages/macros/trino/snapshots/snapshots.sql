{% macro trino__snapshot_hash_arguments(args) -%}
  lower(to_hex(md5(to_utf8(
    {%- for arg in args -%}
      coalesce(cast({{ arg }} as varchar), ''){{ " || '|' || " if not loop.last }}
    {%- endfor -%}
  ))))
{%- endmacro %}
