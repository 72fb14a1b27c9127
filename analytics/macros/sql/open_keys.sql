{#- Keys whose rows are to be made: in an increment those without rows, after `remove_changed_keys`.

    basis: relation with one row per key and a fingerprint of all that the rows of the key are made from. -#}
{% macro open_keys(basis, key, fingerprint) -%}
    select
        basis.{{ key }},
        basis.{{ fingerprint }}
    from {{ basis }} as basis
    {%- if is_incremental() %}
    left join (select distinct {{ key }} from {{ this }}) as booked
        on basis.{{ key }} = booked.{{ key }}
    where booked.{{ key }} is null
    {%- endif %}
{%- endmacro %}

{#- Takes keys out of an incremental table that are not made of what they were made of. -#}
{% macro remove_changed_keys(basis, key, fingerprint) -%}
    {%- if not is_incremental() -%}
    select 1
    {%- elif fingerprint not in adapter.get_columns_in_relation(this) | map(attribute='name') -%}
    {#- A table of an earlier release has none. -#}
    delete from {{ this }}
    {%- else -%}
    delete from {{ this }}
    where {{ key }} in (
        select booked.{{ key }}
        from (select distinct {{ key }}, {{ fingerprint }} from {{ this }}) as booked
        left join {{ basis }} as basis
            on booked.{{ key }} = basis.{{ key }}
            and booked.{{ fingerprint }} = basis.{{ fingerprint }}
        where basis.{{ key }} is null
    )
    {%- endif -%}
{%- endmacro %}
