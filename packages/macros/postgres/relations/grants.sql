{#- `grants: {select: [reporter]}`: what is not listed is taken back, what is listed and missing is given. -#}
{% macro postgres__apply_grants(relation, grant_config, should_revoke=True) %}
  {% if grant_config %}
    {% set current = postgres__current_grants(relation) if should_revoke else {} %}
    {% set statements = [] %}
    {% for privilege, grantees in current.items() %}
      {% set wanted = grant_config.get(privilege) or [] %}
      {% for grantee in grantees if grantee not in wanted %}
        {% do statements.append(get_revoke_sql(relation, privilege, [grantee])) %}
      {% endfor %}
    {% endfor %}
    {% for privilege, wanted in grant_config.items() %}
      {% set missing = wanted | reject('in', current.get(privilege, [])) | list %}
      {% if missing %}
        {% do statements.append(get_grant_sql(relation, privilege, missing)) %}
      {% endif %}
    {% endfor %}
    {% if statements %}
      {% call statement('grants') %}
        {{ statements | join(';\n') }}
      {% endcall %}
    {% endif %}
  {% endif %}
{% endmacro %}


{#- Tables made beside the old one start without grants; only one that is kept can have some. -#}
{% macro postgres__copy_grants() %}
  {% do return(False) %}
{% endmacro %}


{% macro postgres__get_show_grant_sql(relation) -%}
  select grantee, privilege_type
  from {{ relation.information_schema('role_table_grants') }}
  where grantor = current_role
    and grantee != current_role
    and table_schema = '{{ escape_single_quotes(relation.schema) }}'
    and table_name = '{{ escape_single_quotes(relation.identifier) }}'
{%- endmacro %}


{#- Privilege → who has it. -#}
{% macro postgres__current_grants(relation) %}
  {% set grants = {} %}
  {% for row in run_query(get_show_grant_sql(relation)).rows %}
    {% set privilege = row['privilege_type'] | lower %}
    {% if privilege not in grants %}
      {% do grants.update({privilege: []}) %}
    {% endif %}
    {% do grants[privilege].append(row['grantee']) %}
  {% endfor %}
  {% do return(grants) %}
{% endmacro %}
