{#- The first day of sync that is booked otherwise than it is now, not booked yet, or gone. -#}
{% macro first_other_sync() -%}
    {%- set syncs = ref('int_usage__event_syncs') -%}
    select coalesce(min(coalesce(syncs.sync_date, booked.sync_date)), {{ open_end_day() }}) as sync_date
    from {{ syncs }} as syncs
    full outer join (
        select
            sync_date,
            max(sync_fingerprint) as sync_fingerprint
        from {{ this }}
        group by sync_date
    ) as booked
        on syncs.sync_date = booked.sync_date
    where syncs.sync_fingerprint is distinct from booked.sync_fingerprint
{%- endmacro %}

{#- That day as text: what was delivered before it need not be read. None for the first run. -#}
{% macro first_sync_to_name() -%}
    {%- set query = first_other_sync() -%}
    {%- if not execute or not is_incremental() -%}{{ return(none) }}{%- endif -%}
    {{ return(run_query('select cast(sync_date as varchar) from (' ~ query ~ ') as first_sync').rows[0][0]) }}
{%- endmacro %}

{#- Takes out whom that day's sync, or a later one, named first: whoever stays is named by a sync that is as it was. -#}
{% macro remove_parties_of_other_syncs() -%}
    {%- set query = first_other_sync() -%}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where sync_date >= ({{ query }})
    {%- else -%}
    select 1
    {%- endif -%}
{%- endmacro %}
