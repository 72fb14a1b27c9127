{#- Takes months out of the use of features that are made of other events than before, or not over any more, and customers
    who are made of other people. What is not there is then counted again. -#}
{% macro remove_open_feature_months() -%}
    {%- set event_days = ref('int_usage__event_days') -%}
    {%- set bounds = ref('int_calendar__bounds') -%}
    {%- set customers = ref('int_usage__customer_basis') -%}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where
        month in (
            select coalesce(current_months.period, booked.period)
            from ({{ usage_day_fingerprints(event_days, bounds, 'month') }}) as current_months
            full outer join (
                select
                    month as period,
                    max(inputs_fingerprint) as inputs_fingerprint
                from {{ this }}
                group by month
            ) as booked
                on current_months.period = booked.period
            where current_months.inputs_fingerprint is distinct from booked.inputs_fingerprint
        )
        or date >= (select max(as_of_date) from {{ bounds }})
        or customer_no in (
            select booked.customer_no
            from (select distinct customer_no, basis from {{ this }}) as booked
            left join {{ customers }} as customers
                on booked.customer_no = customers.customer_no
            where customers.basis is distinct from booked.basis
        )
    {%- else -%}
    select 1
    {%- endif -%}
{%- endmacro %}
