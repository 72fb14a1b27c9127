{#- People whose rows are to be made, with the fingerprint of what these are made from. -#}
{% macro open_people() -%}
    {{ open_keys(ref('int_people__basis'), 'user_id', 'inputs_fingerprint') }}
{%- endmacro %}

{#- Takes people out of an incremental table who are not made of what they were made of. -#}
{% macro remove_changed_people() -%}
    {{ remove_changed_keys(ref('int_people__basis'), 'user_id', 'inputs_fingerprint') }}
{%- endmacro %}
