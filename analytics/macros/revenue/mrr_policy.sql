{#- The policy of the ledger: the preset that the variable mrr_policy names, with what other variables say instead.
    Usage never enters the ledger, whatever the preset: it is reported apart. -#}
{% macro mrr_policy() -%}
    {%- set presets = mrr_policies() -%}
    {%- set name = var('mrr_policy') -%}
    {%- if name not in presets -%}
        {{ exceptions.raise_compiler_error("mrr_policy is '" ~ name ~ "'; it can be: " ~ presets | join(', ') ~ '.') }}
    {%- endif -%}
    {%- set preset = presets[name] -%}
    {%- set grace_days = var('mrr_past_due_grace_days') -%}
    {{ return({
        'counted_statuses': var('mrr_counted_statuses') or preset['counted_statuses'],
        'past_due_grace_days': preset['past_due_grace_days'] if grace_days is none else grace_days,
        'discount_durations': var('mrr_discount_durations') or preset['discount_durations'],
        'counts_usage': false,
    }) }}
{%- endmacro %}
