{#- Takes out of a daily health table what no longer stands: days after the last one, and customers whose basis has
    changed. -#}
{% macro reopen_health_days() -%}
    {%- set lifetimes = ref('int_health__lifetimes') -%}
    {%- set bounds = ref('int_calendar__bounds') -%}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where
        date > (select max(bounds.as_of_date) from {{ bounds }} as bounds)
        or customer_id in (
            select customer_id
            from (
                select distinct customer_id, basis from {{ this }}
                except
                select lifetimes.customer_id, lifetimes.basis from {{ lifetimes }} as lifetimes
            ) as reopened
        )
    {%- else -%}
    select 1
    {%- endif -%}
{%- endmacro %}
