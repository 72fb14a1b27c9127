{#- What counts as recurring revenue, by the rules of those who publish theirs; docs/metrics.md names the sources.

    counted_statuses: subscriptions that count; past_due_grace_days: for how long one that is past due goes on counting,
    none for as long as it is; discount_durations: coupons that lower MRR; counts_usage: whether metered charges of the
    last full month count. -#}
{% macro mrr_policies() -%}
    {{ return({
        'waypoint': {
            'counted_statuses': ['active', 'past_due'],
            'past_due_grace_days': none,
            'discount_durations': ['forever', 'repeating'],
            'counts_usage': false,
        },
        'stripe': {
            'counted_statuses': ['active', 'past_due'],
            'past_due_grace_days': none,
            'discount_durations': ['forever'],
            'counts_usage': false,
        },
        'chartmogul': {
            'counted_statuses': ['active', 'past_due', 'unpaid'],
            'past_due_grace_days': none,
            'discount_durations': ['forever', 'repeating', 'once'],
            'counts_usage': false,
        },
        'profitwell': {
            'counted_statuses': ['active', 'past_due'],
            'past_due_grace_days': 15,
            'discount_durations': ['forever', 'repeating', 'once'],
            'counts_usage': true,
        },
    }) }}
{%- endmacro %}
