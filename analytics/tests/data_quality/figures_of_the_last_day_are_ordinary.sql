-- Told, not refused: a figure of the last day is far from what its weekday usually brings.
{{ config(severity='warn', tags=['anomaly']) }}
select anomalies.*
from {{ ref('anomalies') }} as anomalies
inner join {{ ref('int_calendar__bounds') }} as bounds
    on anomalies.date = bounds.as_of_date
