{{ config(store_failures=true, warn_if='>0', error_if='>10') }}
select order_id, status from {{ ref('stg_orders') }} where status = 'returned'
