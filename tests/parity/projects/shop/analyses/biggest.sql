select * from {{ ref('orders') }} order by paid desc limit {{ var('threshold') }}
