{{ config(materialized='table') }}

with

final as (
    {%- for table in source_tables() %}
    {{ source_table_state(table[0], table[1]) }}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
)

select * from final
