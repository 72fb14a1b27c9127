{{ config(materialized='ephemeral') }}
with paid as (select * from {{ ref('eph_paid') }})
select customer_id, sum(amount_cents) as paid_cents from paid group by 1
