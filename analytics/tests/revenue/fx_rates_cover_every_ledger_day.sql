-- A currency that has any rate has one on every day that is reported.
select
    currency,
    count(*) as days_with_rate
from {{ ref('int_revenue__fx_rates') }}
group by currency
having count(*) != (select count(*) from {{ ref('dim_date') }} where is_past)
