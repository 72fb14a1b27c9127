{#- Steps that give numbers to those who have none yet; the last one is called `final`. Who is made of other records than
    before gets another number, so that what was counted by the old one is known to be out of date.

    relation: key, owner and `basis`, a checksum of all keys of the owner. -#}
{% macro newly_numbered(relation, key, owner, number) -%}
{%- if is_incremental() -%}
booked as (
    select * from {{ this }}
),

{% endif -%}
unnumbered as (
    select {{ relation }}.*
    from {{ relation }}
    {%- if is_incremental() %}
    left join booked
        on {{ relation }}.{{ key }} = booked.{{ key }}
        and {{ relation }}.{{ owner }} = booked.{{ owner }}
        and {{ relation }}.basis = booked.basis
    where booked.{{ key }} is null
    {%- endif %}
),

final as (
    select
        {{ key }},
        {{ owner }},
        cast(
            dense_rank() over (order by {{ owner }})
            {%- if is_incremental() %}
            + (select coalesce(max({{ number }}), 0) from booked)
            {%- endif %}
        as integer) as {{ number }},
        basis
    from unnumbered
)
{%- endmacro %}

{#- Takes out users whom no event names any more: who remains of the person gets another number. -#}
{% macro remove_unnamed_users() -%}
    {%- set event_parties = ref('int_usage__event_parties') -%}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where app_user_id not in (select party_id from {{ event_parties }} where party_kind = 'user')
    {%- else -%}
    select 1
    {%- endif -%}
{%- endmacro %}

{#- Takes out accounts that are no customer's any more. -#}
{% macro remove_unnamed_accounts() -%}
    {%- set source_customers = ref('map_source_to_customer') -%}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where app_account_id not in (select source_id from {{ source_customers }} where source_system = 'app')
    {%- else -%}
    select 1
    {%- endif -%}
{%- endmacro %}
