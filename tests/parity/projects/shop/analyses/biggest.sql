select *, {{ function('as_euro') }}(paid) as paid_text
from {{ ref('orders') }} order by paid desc limit {{ var('threshold') }}
