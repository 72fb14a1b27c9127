{{ config(severity='error', tags=['singular'], store_failures_as='view') }}
select * from {{ ref('orders') }} where paid < 0
