select * from {{ ref('tested_badly') }}
