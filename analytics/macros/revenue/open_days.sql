{#- The days that are not booked in an incremental fact, with the checksum to book them by. -#}
{% macro open_days(fingerprints, fingerprint) -%}
    select
        fingerprints.date,
        fingerprints.{{ fingerprint }} as inputs_fingerprint
    from {{ fingerprints }} as fingerprints
    {%- if is_incremental() %}
    left join (select distinct date from {{ this }}) as booked
        on fingerprints.date = booked.date
    where booked.date is null
    {%- endif %}
{%- endmacro %}
