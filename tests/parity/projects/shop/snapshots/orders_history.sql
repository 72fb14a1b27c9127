{% snapshot orders_history %}
{{ config(unique_key='id', strategy='check', check_cols=['status'], schema='history') }}
select * from {{ ref('raw_orders') }}
{% endsnapshot %}
