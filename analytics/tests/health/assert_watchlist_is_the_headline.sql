select
    current_position.at_risk_customers,
    current_position.at_risk_arr_cents
from {{ ref('customer_current_position') }} as current_position
cross join (
    select
        count(*) as customers,
        coalesce(sum(arr_cents), 0) as arr_cents
    from {{ ref('risk_watchlist') }}
) as watchlist
where
    current_position.at_risk_customers <> watchlist.customers
    or current_position.at_risk_arr_cents <> watchlist.arr_cents
