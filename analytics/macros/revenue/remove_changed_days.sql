{#- Takes days out of an incremental fact that are not made of what they are booked by, whenever and wherever it
    changed; `open_days` are then made again.

    fingerprint: the column of int_revenue__day_fingerprints that the fact's days are booked by. -#}
{% macro remove_changed_days(fingerprint) -%}
    {%- set fingerprints = ref('int_revenue__day_fingerprints') -%}
    {%- if not is_incremental() -%}
    select 1
    {%- elif 'inputs_fingerprint' not in adapter.get_columns_in_relation(this) | map(attribute='name') -%}
    delete from {{ this }}
    {%- else -%}
    delete from {{ this }}
    where date in (
        select booked.date
        from (
            select
                date,
                max(inputs_fingerprint) as inputs_fingerprint
            from {{ this }}
            group by date
        ) as booked
        left join {{ fingerprints }} as fingerprints
            on booked.date = fingerprints.date
        where fingerprints.{{ fingerprint }} is distinct from booked.inputs_fingerprint
    )
    {%- endif -%}
{%- endmacro %}
