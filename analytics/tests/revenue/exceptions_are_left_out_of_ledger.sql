-- An item with an exception has no MRR in the ledger, and the exception is listed.
select items.*
from {{ ref('int_revenue__item_segments') }} as items
left join {{ ref('revenue_exceptions') }} as exceptions
    on items.subscription_item_id = exceptions.source_id
    and items.exception_reason = exceptions.reason
where
    items.exception_reason is not null
    and items.status not in ('canceled', 'incomplete_expired')
    and (items.mrr_micros != 0 or exceptions.exception_id is null)
