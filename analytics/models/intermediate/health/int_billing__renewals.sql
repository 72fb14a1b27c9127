{%- set parameters = health_policy().parameters -%}

with

terms as (
    select * from {{ ref('int_billing__terms') }}
),

bounds as (
    select * from {{ ref('int_calendar__bounds') }}
),

-- Until the end of the term that a version knows of.
current_terms as (
    select
        customer_id,
        term_days,
        term_end_date as renewal_date,
        first_date as valid_from,
        {{ least_of(['term_end_date', 'coalesce(end_date, ' ~ open_end_day() ~ ')']) }} as valid_to
    from terms
    where first_date < term_end_date
),

ended_terms as (
    select
        terms.subscription_id,
        terms.customer_id,
        terms.term_months,
        terms.term_days,
        terms.term_end_date,
        terms.first_date,
        {{ greatest_of(['terms.first_date', 'terms.term_end_date']) }} as first_ended_date,
        coalesce({{ days_back('terms.end_date', 1) }}, bounds.as_of_date) as last_ended_date
    from terms
    cross join bounds
    where coalesce({{ days_back('terms.end_date', 1) }}, bounds.as_of_date) >= terms.term_end_date
),

ended_days as (
    {{ expand_days('ended_terms', 'first_ended_date', 'last_ended_date') | indent(4) }}
),

dated_days as (
    select
        subscription_id,
        customer_id,
        term_days,
        first_date,
        {{ plus_months(
            'term_end_date',
            'cast((' ~ whole_quotient(months_passed('term_end_date', 'date_day'), 'term_months') ~ ' + 1) * term_months as integer)'
        ) }} as renewal_date,
        date_day
    from ended_days
),

-- A term that ended without a new version has been renewed as it was.
renewed_terms as (
    select
        customer_id,
        term_days,
        renewal_date,
        min(date_day) as valid_from,
        {{ days_after('max(date_day)', 1) }} as valid_to
    from dated_days
    group by subscription_id, customer_id, term_days, first_date, renewal_date
),

spans as (
    select * from current_terms
    union all
    select * from renewed_terms
),

borders as (
    select customer_id, valid_from from spans
    union
    select customer_id, valid_to from spans
),

stretches as (
    select
        customer_id,
        valid_from,
        lead(valid_from) over (partition by customer_id order by valid_from) as valid_to
    from borders
),

-- Of several subscriptions the one that is renewed first.
final as (
    select
        stretches.customer_id,
        min(spans.renewal_date) as renewal_date,
        min(spans.renewal_date) filter (where spans.term_days >= {{ parameters.renewal_minimum_term_days }})
            as term_renewal_date,
        stretches.valid_from,
        stretches.valid_to
    from stretches
    inner join spans
        on stretches.customer_id = spans.customer_id
        and stretches.valid_from >= spans.valid_from
        and stretches.valid_from < spans.valid_to
    group by stretches.customer_id, stretches.valid_from, stretches.valid_to
)

select * from final
