{#- Which days a daily health table still lacks: those after its last one, and every day of the customers whose basis
    has changed (their records, their segments or the policy). `known_customers` is a query of the (customer_id, basis)
    whose days the table must have. The model has to give `reopened` as its first CTE; `wanted` and `lookback` are
    conditions on customer_id and date, `counting` is one on customer_id and end_date, `first_date` is where a
    lifetime's days begin. -#}
{% macro health_days_to_score(known_customers) -%}
    {%- set every_day = {
        'reopened': "select cast(null as varchar) as customer_id where false",
        'wanted': 'true',
        'lookback': 'true',
        'counting': 'true',
        'first_date': 'first_date',
    } -%}
    {%- if not execute or not is_incremental() -%}{{ return(every_day) }}{%- endif -%}
    {%- set built = run_query(
        'select cast(max(date) as varchar) from ' ~ this ~ ' where date <= (select max(as_of_date) from '
        ~ ref('int_calendar__bounds') ~ ')'
    ).rows[0][0] -%}
    {%- if built is none -%}{{ return(every_day) }}{%- endif -%}
    {%- set known = '(' ~ known_customers ~ ' except select distinct customer_id, basis from ' ~ this ~ ') as known' -%}
    {%- set is_reopened = run_query('select count(*) from ' ~ known).rows[0][0] > 0 -%}
    {%- set last = "cast('" ~ built ~ "' as date)" -%}
    {%- set earlier = days_back(
        last, [health_policy().parameters.days_kept_after_churn, health_policy().parameters.device_window_days, 28] | max
    ) -%}
    {%- set or_reopened = ' or customer_id in (select customer_id from reopened)' if is_reopened else '' -%}
    {{ return({
        'reopened': 'select distinct customer_id from ' ~ known,
        'wanted': '(date > ' ~ last ~ or_reopened ~ ')',
        'lookback': '(date > ' ~ earlier ~ or_reopened ~ ')',
        'counting': '(end_date > ' ~ last ~ or_reopened ~ ')',
        'first_date': 'case when false' ~ or_reopened ~ ' then first_date else greatest(first_date, ' ~ earlier ~ ') end',
    }) }}
{%- endmacro %}
