{#- MRR of one billing cycle's amount is amount × numerator ÷ denominator (metrics.md): month 1/n, year 1/(12n),
    week 52/(12n), day 365/(12n). Both are null for an interval that is not known, or of no length, never 1. -#}
{% macro cycle_numerator(billing_interval) -%}
    case {{ billing_interval }}
        when 'month' then 1
        when 'year' then 1
        when 'week' then 52
        when 'day' then 365
    end
{%- endmacro %}

{% macro cycle_denominator(billing_interval, interval_count) -%}
    case {{ billing_interval }}
        when 'month' then 1
        when 'year' then 12
        when 'week' then 12
        when 'day' then 12
    end * case when {{ interval_count }} > 0 then {{ interval_count }} end
{%- endmacro %}
