{{ config(enabled=var('retired', false)) }}
select * from {{ ref('orders') }}
