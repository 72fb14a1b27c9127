with

unpaid_leavers as (
    select
        observations.customer_id,
        observations.date,
        count(paid_days.date) as paid_days
    from {{ ref('int_churn__observations') }} as observations
    left join {{ ref('int_billing__paid_days') }} as paid_days
        on observations.customer_id = paid_days.customer_id
        and paid_days.date > observations.date
        and paid_days.date <= observations.outcome_date
    where observations.leaves is not null and {{ is_tested('observations.outcome_date', '(select outcome_date from ' ~ ref('int_churn__observations') ~ ' where leaves is not null) as decided') }}
    group by observations.customer_id, observations.date
)

-- Who stays pays on each of the days, and who leaves does not.
select
    observations.customer_id,
    observations.date
from {{ ref('int_churn__observations') }} as observations
inner join unpaid_leavers
    on observations.customer_id = unpaid_leavers.customer_id
    and observations.date = unpaid_leavers.date
where observations.leaves <> (unpaid_leavers.paid_days < {{ churn_settings().horizon_days }})
