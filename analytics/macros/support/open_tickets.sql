{#- Tickets whose rows are to be made: in an increment those without rows, after `remove_changed_tickets`. -#}
{% macro open_tickets() -%}
    select
        basis.ticket_id,
        basis.ticket_fingerprint
    from {{ ref('int_tickets__basis') }} as basis
    {%- if is_incremental() %}
    left join (select distinct ticket_id from {{ this }}) as booked
        on basis.ticket_id = booked.ticket_id
    where booked.ticket_id is null
    {%- endif %}
{%- endmacro %}

{#- Columns of a relation by ticket, in an increment of `open_tickets` alone. -#}
{% macro of_open_tickets(relation, columns='*', condition=none) -%}
    {%- set conditions = [condition] if condition is not none else [] -%}
    {%- if is_incremental() -%}
    {%- set conditions = conditions + ['ticket_id in (select wanted.ticket_id from open_tickets as wanted)'] -%}
    {%- endif -%}
    select {{ columns }} from {{ relation }}
    {%- if conditions %}
    where {{ conditions | join(' and ') }}
    {%- endif %}
{%- endmacro %}

{#- Takes tickets out of an incremental table that are not made of what they were made of. -#}
{% macro remove_changed_tickets() -%}
    {%- set basis = ref('int_tickets__basis') -%}
    {%- if not is_incremental() -%}
    select 1
    {%- elif 'ticket_fingerprint' not in adapter.get_columns_in_relation(this) | map(attribute='name') -%}
    {#- A table of an earlier release has none. -#}
    delete from {{ this }}
    {%- else -%}
    delete from {{ this }}
    where ticket_id in (
        select booked.ticket_id
        from (select distinct ticket_id, ticket_fingerprint from {{ this }}) as booked
        left join {{ basis }} as basis
            on booked.ticket_id = basis.ticket_id
            and booked.ticket_fingerprint = basis.ticket_fingerprint
        where basis.ticket_id is null
    )
    {%- endif -%}
{%- endmacro %}
