-- Nothing is reported beyond the last full day.
select mrr_days.date
from {{ ref('fct_mrr_daily') }} as mrr_days
cross join {{ ref('int_calendar__bounds') }} as bounds
where mrr_days.date > bounds.as_of_date
union all
select movements.date
from {{ ref('fct_mrr_movements') }} as movements
cross join {{ ref('int_calendar__bounds') }} as bounds
where movements.date > bounds.as_of_date
