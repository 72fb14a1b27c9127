{{ config(alias='currency_list') }}
select '{{ var("currency", "USD") }}' as code, {{ default__cents('100', none) }} as one
