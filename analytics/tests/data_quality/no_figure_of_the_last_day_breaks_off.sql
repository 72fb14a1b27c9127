-- So far from the ordinary that the data is probably at fault.
{{ config(tags=['anomaly']) }}
select anomalies.*
from {{ ref('anomalies') }} as anomalies
inner join {{ ref('int_calendar__bounds') }} as bounds
    on anomalies.date = bounds.as_of_date
where anomalies.is_break
