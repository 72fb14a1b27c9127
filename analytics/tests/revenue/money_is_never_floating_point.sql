-- No column that carries money, a rate or a ratio of money is a floating point number.
{%- set relations = [
    ref('fact_subscription_daily'), ref('fct_mrr_daily'), ref('fct_mrr_movements'), ref('mrr_waterfall'), ref('nrr_summary'),
    ref('fct_invoices'), ref('revenue_exceptions'), ref('int_revenue__fx_rates'), ref('dim_plan'),
] %}
{%- set floating = [] %}
{%- if execute %}
    {%- for relation in relations %}
        {%- for column in adapter.get_columns_in_relation(relation) if column.data_type | lower in ['double', 'float', 'real'] %}
            {%- do floating.append(relation.identifier ~ '.' ~ column.name) %}
        {%- endfor %}
    {%- endfor %}
{%- endif %}
select '{{ floating | join(', ') }}' as floating_columns
where {{ floating | length }} > 0
