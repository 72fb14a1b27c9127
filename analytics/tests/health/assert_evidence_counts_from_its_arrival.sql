-- Nothing counts before it happened, and nothing that is counted on a day became known later.
select
    evidence.customer_id,
    evidence.record
from {{ ref('int_health__evidence') }} as evidence
where evidence.first_date < evidence.happened_on
union all
select
    measures.customer_id,
    cast(measures.date as varchar)
from {{ ref('int_health__measures') }} as measures
left join {{ ref('int_health__evidence') }} as evidence
    on measures.customer_id = evidence.customer_id
    and evidence.name = 'open_critical_tickets'
    and measures.date >= evidence.first_date
    and measures.date < evidence.end_date
where {{ is_tested('measures.date', ref('int_health__measures')) }}
group by measures.customer_id, measures.date, measures.open_critical_tickets_7d
having coalesce(measures.open_critical_tickets_7d, 0) <> count(evidence.record)
