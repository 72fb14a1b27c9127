{#- What changed from one period to the next, per customer, product and currency, as a chain of common table expressions
    that ends in `changes` and, of what only the exchange rate moved, `rate_changes`.

    states: customer_id, product_id, currency, mrr_micros, mrr_minor, mrr_cents, which hold from `period` to `last_period`
    (consecutive whole numbers); without a row there is nothing. All products of a customer whose states last for several
    periods begin and end in the same ones. period_rates: currency, period, minor_rate_nanos, for every period up to the last one.
    first_periods: customer_id, first_period with anything at all. -#}
{% macro mrr_changes(states, period_rates, first_periods) -%}
    state_neighbours as (
        select
            {{ states }}.*,
            lag(last_period) over series as earlier_period,
            lag(mrr_micros) over series as earlier_micros,
            lag(mrr_minor) over series as earlier_minor,
            lag(mrr_cents) over series as earlier_cents,
            lead(period) over series as later_period
        from {{ states }}
        window series as (partition by customer_id, product_id, currency order by period)
    ),

    -- A period after a gap starts from zero.
    running_states as (
        select
            customer_id,
            product_id,
            currency,
            period,
            case when earlier_period = period - 1 then earlier_micros else 0 end as previous_micros,
            mrr_micros as current_micros,
            case when earlier_period = period - 1 then earlier_minor else 0 end as previous_minor,
            mrr_minor as current_minor,
            case when earlier_period = period - 1 then earlier_cents else 0 end as previous_cents,
            mrr_cents as current_cents
        from state_neighbours
    ),

    -- The first period without the product has no row of its own.
    ended_states as (
        select
            customer_id,
            product_id,
            currency,
            last_period + 1 as period,
            mrr_micros as previous_micros,
            0 as current_micros,
            mrr_minor as previous_minor,
            0 as current_minor,
            mrr_cents as previous_cents,
            0 as current_cents
        from state_neighbours
        where later_period is null or later_period > last_period + 1
    ),

    all_states as (
        select * from running_states
        union all
        select * from ended_states
    ),

    -- By far most changes: nothing but the rate moved.
    rate_changes as (
        select
            customer_id,
            product_id,
            currency,
            period,
            cast(current_cents - previous_cents as bigint) as fx_cents
        from all_states
        where
            currency != '{{ var('reporting_currency') }}'
            and previous_micros = current_micros
            and previous_minor = current_minor
            and previous_cents != current_cents
    ),

    moved_states as (
        select *
        from all_states
        where
            previous_micros != current_micros
            or previous_minor != current_minor
            or (currency = '{{ var('reporting_currency') }}' and previous_cents != current_cents)
    ),

    customer_totals as (
        select
            all_states.customer_id,
            all_states.period,
            sum(all_states.current_micros) as current_total,
            sum(all_states.previous_micros) as previous_total,
            bool_or(all_states.currency != '{{ var('reporting_currency') }}') as has_foreign_currency
        from all_states
        inner join (select distinct customer_id, period from moved_states) as moved_customers
            on all_states.customer_id = moved_customers.customer_id
            and all_states.period = moved_customers.period
        group by all_states.customer_id, all_states.period
    ),

    rate_neighbours as (
        select
            currency,
            period,
            minor_rate_nanos as current_rate,
            coalesce(lag(minor_rate_nanos) over (partition by currency order by period), minor_rate_nanos) as previous_rate
        from {{ period_rates }}
    ),

    -- A period without a rate lies after the last one that is reported.
    changed_states as (
        select
            moved_states.*,
            customer_totals.current_total,
            customer_totals.previous_total,
            first_periods.first_period,
            case
                when moved_states.currency = '{{ var('reporting_currency') }}' or rate_neighbours.previous_rate = rate_neighbours.current_rate
                    then case
                        -- Cents moved only by sharing out the rounded sum anew.
                        when moved_states.previous_micros = moved_states.current_micros and customer_totals.has_foreign_currency
                            then moved_states.current_cents - moved_states.previous_cents
                        else 0
                    end
                when moved_states.previous_micros = 0 then 0
                when moved_states.previous_micros = moved_states.current_micros
                    then moved_states.current_cents - moved_states.previous_cents
                else {{ round_half_up(
                    '(moved_states.previous_micros * (rate_neighbours.current_rate - rate_neighbours.previous_rate))', '1000000000000000'
                ) }}
            end as fx_cents
        from moved_states
        inner join rate_neighbours
            on moved_states.currency = rate_neighbours.currency
            and moved_states.period = rate_neighbours.period
        inner join customer_totals
            on moved_states.customer_id = customer_totals.customer_id
            and moved_states.period = customer_totals.period
        inner join {{ first_periods }} as first_periods
            on moved_states.customer_id = first_periods.customer_id
    ),

    changes as (
        select
            customer_id,
            product_id,
            currency,
            period,
            case
                when previous_total = 0 and period = first_period then 'new'
                when previous_total = 0 then 'reactivation'
                when current_total = 0 then 'churn'
                when sum(current_cents - previous_cents - fx_cents) over (partition by customer_id, period) >= 0 then 'expansion'
                else 'contraction'
            end as movement_category,
            current_minor - previous_minor as movement_minor,
            cast(current_cents - previous_cents - fx_cents as bigint) as movement_cents,
            cast(fx_cents as bigint) as fx_cents
        from changed_states
    )
{%- endmacro %}
