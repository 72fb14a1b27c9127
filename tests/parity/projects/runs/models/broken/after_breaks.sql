select * from {{ ref('breaks') }}
