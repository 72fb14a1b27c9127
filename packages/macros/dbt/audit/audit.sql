{#-
  Makes room for what is to take the place of a relation. `continues`: it is built from what is there, so that it
  begins as a copy.
-#}
{% macro audit_prepare(target, candidate, continues) %}
  {% do drop_relation_if_exists(load_cached_relation(candidate)) %}
  {% set existing = load_cached_relation(target) %}
  {% if continues and existing is not none and existing.is_table %}
    {% do run_query(audit_copy_sql(existing, candidate)) %}
    {% do adapter.cache_added(candidate.incorporate(type='table')) %}
  {% endif %}
  {% do adapter.commit() %}
{% endmacro %}


{% macro audit_copy_sql(relation, copy) %}
  {{ return(adapter.dispatch('audit_copy_sql', 'dbt')(relation, copy)) }}
{% endmacro %}

{% macro default__audit_copy_sql(relation, copy) -%}
  create table {{ copy }} as select * from {{ relation }}
{%- endmacro %}


{#- Lets the candidate take the place of the relation, in one transaction where there are such. -#}
{% macro audit_accept(target, candidate, continues) %}
  {% do audit_swap(target, load_cached_relation(candidate), load_cached_relation(target)) %}
{% endmacro %}


{% macro audit_swap(target, candidate, existing) %}
  {{ return(adapter.dispatch('audit_swap', 'dbt')(target, candidate, existing)) }}
{% endmacro %}

{% macro default__audit_swap(target, candidate, existing) %}
  {%- set backup = make_backup_relation(target, candidate.type if existing is none else existing.type) -%}
  {% do drop_relation_if_exists(load_cached_relation(backup)) %}
  {% do adapter.commit() %}
  {% if existing is not none %}
    {% if existing.is_table %}{% do before_replacing(existing) %}{% endif %}
    {% do adapter.rename_relation(existing, backup) %}
  {% endif %}
  {% do adapter.rename_relation(candidate, target.incorporate(type=candidate.type)) %}
  {% if existing is not none %}{% do drop_relation_if_exists(backup) %}{% endif %}
  {% do adapter.commit() %}
{% endmacro %}
