{#- Whether a subscription counts on a day by a policy: its status does, and it has not been past due for too long. -#}
{% macro counts_in_mrr(policy, status, status_since_date, day) -%}
    ({{ status }} in ({{ quoted_list(policy['counted_statuses']) }})
    {%- if policy['past_due_grace_days'] is not none %}
        and ({{ status }} != 'past_due' or {{ day }} < {{ days_after(status_since_date, policy['past_due_grace_days']) }})
    {%- endif %})
{%- endmacro %}
