{{ config(materialized='incremental', unique_key='order_id', on_schema_change='sync_all_columns') }}
select order_id, {% if var('with_more') %}customer_id, amount_cents{% else %}status{% endif %} from {{ ref('stg_orders') }}
