{{ config(materialized='incremental', incremental_strategy='append') }}
select order_id, '{{ "again" if is_incremental() else "first" }}' as run from {{ ref('stg_orders') }}
