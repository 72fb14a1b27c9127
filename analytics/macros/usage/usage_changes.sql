{#- Checksums by which a table is booked that tells of days one after the other: by day of use of what is known on the last
    reported day, or by day of arrival of everything. -#}
{% macro usage_series_fingerprints(by, event_days, bounds) -%}
    {%- if by == 'event_date' -%}
    select
        period as date,
        inputs_fingerprint
    from ({{ usage_day_fingerprints(event_days, bounds) }}) as known_days
    {%- else -%}
    select
        known_date as date,
        cast(sum(cast(inputs_fingerprint as bigint)) % 2147483647 as integer) as inputs_fingerprint
    from {{ event_days }}
    group by known_date
    {%- endif -%}
{%- endmacro %}

{#- Takes out of a table of days in a row what no longer stands: everything from the first day on that is made of other
    events, and customers whose basis has changed. What is not there is then made again.

    by: event_date or known_date. reported: whether it ends with the last reported day. -#}
{% macro remove_open_usage_series(by, key, basis='basis', reported=false) -%}
    {%- set customers = ref('int_usage__customer_basis') -%}
    {%- set bounds = ref('int_calendar__bounds') -%}
    {%- set event_days = ref('int_usage__event_days') -%}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where
        date >= (
            select coalesce(min(coalesce(current_days.date, booked.date)), {{ open_end_day() }})
            from ({{ usage_series_fingerprints(by, event_days, bounds) }}) as current_days
            full outer join (
                select
                    date,
                    max(inputs_fingerprint) as inputs_fingerprint
                from {{ this }}
                group by date
            ) as booked
                on current_days.date = booked.date
            where current_days.inputs_fingerprint is distinct from booked.inputs_fingerprint
        )
        {%- if reported %}
        or date > (select max(as_of_date) from {{ bounds }})
        {%- endif %}
        or {{ key }} in (
            select booked.{{ key }}
            from (select distinct {{ key }}, basis from {{ this }}) as booked
            left join {{ customers }} as customers
                on booked.{{ key }} = customers.{{ key }}
            where customers.{{ basis }} is distinct from booked.basis
        )
    {%- else -%}
    select 1
    {%- endif -%}
{%- endmacro %}

{#- From which day on the days of each customer are to be made: from the first one for those of whom there is none. -#}
{% macro open_usage_series(customers, key, basis='basis') -%}
    select
        customers.customer_no,
        customers.customer_id,
        customers.{{ basis }} as basis,
        {%- if is_incremental() %}
        case
            when booked.{{ key }} is null then date '0001-01-01'
            else (select {{ days_after('max(date)', 1) }} from {{ this }})
        end as from_date
        {%- else %}
        date '0001-01-01' as from_date
        {%- endif %}
    from {{ customers }} as customers
    {%- if is_incremental() %}
    left join (select distinct {{ key }} from {{ this }}) as booked
        on customers.{{ key }} = booked.{{ key }}
    {%- endif %}
{%- endmacro %}

{#- Takes customers out of a table of all products together of whom the table of single products has other days by now: days of
    a break are made when a product is used again. -#}
{% macro remove_customers_with_other_days(product_days) -%}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where customer_id in (
        select booked.customer_id
        from (
            select
                customer_id,
                sum(product_days) as product_days
            from {{ this }}
            group by customer_id
        ) as booked
        left join (
            select
                customer_id,
                count(*) as product_days
            from {{ product_days }}
            where date <= (select max(date) from {{ this }})
            group by customer_id
        ) as current_days
            on booked.customer_id = current_days.customer_id
        where current_days.product_days is distinct from booked.product_days
    )
    {%- else -%}
    select 1
    {%- endif -%}
{%- endmacro %}
