{%- set minimum_term = health_policy().parameters.renewal_minimum_term_days -%}

with

customer_days as (
    select customer_id, date from {{ ref('int_health__customer_days') }}
    where has_billing
),

terms as (
    select * from {{ ref('int_billing__terms') }}
),

-- A term that ended without a new version has been renewed as it was.
next_ends as (
    select
        customer_days.customer_id,
        terms.term_days,
        cast(case
            when terms.term_end_date > customer_days.date then terms.term_end_date
            else terms.term_end_date + to_months(cast(
                (date_sub('month', terms.term_end_date, customer_days.date) // terms.term_months + 1) * terms.term_months
                as integer
            ))
        end as date) as renewal_date,
        customer_days.date
    from customer_days
    inner join terms
        on customer_days.customer_id = terms.customer_id
        and customer_days.date >= terms.first_date
        and (customer_days.date < terms.end_date or terms.end_date is null)
),

final as (
    select
        customer_id,
        min(renewal_date) as renewal_date,
        min(renewal_date) filter (where term_days >= {{ minimum_term }}) as term_renewal_date,
        date
    from next_ends
    group by customer_id, date
)

select * from final
