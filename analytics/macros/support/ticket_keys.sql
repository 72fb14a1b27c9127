{#- The key of a ticket of HubSpot among those of all systems; Zendesk's keep their ids. -#}
{% macro hubspot_ticket_key(id) -%}
    'hubspot:' || {{ id }}
{%- endmacro %}

{#- One scale of priorities, that of Zendesk: low, normal, high, urgent. -#}
{% macro ticket_priority(priority) -%}
    case lower({{ priority }}) when 'medium' then 'normal' else lower({{ priority }}) end
{%- endmacro %}
