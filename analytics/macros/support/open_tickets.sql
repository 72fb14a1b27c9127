{#- Tickets whose rows are to be made, with the fingerprint of what these are made from. -#}
{% macro open_tickets() -%}
    {{ open_keys(ref('int_tickets__basis'), 'ticket_id', 'ticket_fingerprint') }}
{%- endmacro %}

{#- Columns of a relation by ticket, in an increment of `open_tickets` alone. -#}
{% macro of_open_tickets(relation, columns='*', condition=none) -%}
    {%- set conditions = [condition] if condition is not none else [] -%}
    {%- if is_incremental() -%}
    {%- set conditions = conditions + ['ticket_id in (select wanted.ticket_id from open_tickets as wanted)'] -%}
    {%- endif -%}
    select {{ columns }} from {{ relation }}
    {%- if conditions %}
    where {{ conditions | join(' and ') }}
    {%- endif %}
{%- endmacro %}

{#- Takes tickets out of an incremental table that are not made of what they were made of. -#}
{% macro remove_changed_tickets() -%}
    {{ remove_changed_keys(ref('int_tickets__basis'), 'ticket_id', 'ticket_fingerprint') }}
{%- endmacro %}
