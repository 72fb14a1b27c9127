{#- Takes days out of the incremental ledger on which nothing is left to book: delete+insert only replaces days that
    still have rows. -#}
{% macro remove_empty_ledger_days() -%}
    {%- set item_days = ref('fact_subscription_daily') -%}
    {%- set rates = ref('int_revenue__fx_rates') -%}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where date not in (
        select item_days.date
        from {{ item_days }} as item_days
        inner join {{ rates }} as rates
            on item_days.currency = rates.currency
            and item_days.date = rates.rate_date
        where item_days.mrr_micros > 0
    )
    {%- else -%}
    select 1
    {%- endif -%}
{%- endmacro %}
