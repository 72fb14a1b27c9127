{#- Starting and retained MRR of everything that paid at the start of a window, at the exchange rates of the start.

    grain: the columns of `mrr_days` that name what is retained. Reads the CTEs mrr_days, rates, months and windows. -#}
{% macro retention_pairs(grain) -%}
    {%- set keys = grain | join(', ') -%}
    balances as (
        select
            months.month_number,
            {{ keys }},
            mrr_days.currency,
            sum(mrr_days.mrr_micros) as mrr_micros,
            sum(mrr_days.mrr_cents) as mrr_cents
        from mrr_days
        inner join months
            on mrr_days.date = months.end_date
        group by months.month_number, {{ keys }}, mrr_days.currency
    ),

    cohorts as (
        select
            month_number,
            {{ keys }},
            sum(mrr_cents) as starting_mrr_cents
        from balances
        group by month_number, {{ keys }}
    ),

    month_pairs as (
        select
            windows.window_months,
            starts.month_number as start_number,
            ends.month_number as end_number,
            starts.end_date as start_date,
            ends.is_complete,
            ends.month
        from months as ends
        cross join windows
        inner join months as starts
            on starts.month_number = ends.month_number - windows.window_months
    ),

    retained as (
        select
            {%- for column in grain %}
            cohorts.{{ column }},
            {%- endfor %}
            month_pairs.window_months,
            cohorts.starting_mrr_cents,
            {{ round_half_up('(coalesce(sum(balances.mrr_micros * rates.minor_rate_nanos), 0))', '1000000000000000') }} as retained_mrr_cents,
            month_pairs.is_complete,
            month_pairs.start_date,
            month_pairs.month
        from month_pairs
        inner join cohorts
            on month_pairs.start_number = cohorts.month_number
        left join balances
            on month_pairs.end_number = balances.month_number
            {%- for column in grain %}
            and cohorts.{{ column }} = balances.{{ column }}
            {%- endfor %}
        left join rates
            on balances.currency = rates.currency
            and month_pairs.start_date = rates.rate_date
        group by
            {%- for column in grain %}
            cohorts.{{ column }},
            {%- endfor %}
            month_pairs.window_months, cohorts.starting_mrr_cents, month_pairs.is_complete, month_pairs.start_date,
            month_pairs.month
    )
{%- endmacro %}
