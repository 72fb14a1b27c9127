{% snapshot orders_checked %}
{{ config(strategy='check', unique_key='id', check_cols='all') }}
select id, status, amount from {{ ref('raw_orders') }}
{% endsnapshot %}
