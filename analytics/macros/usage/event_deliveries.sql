{#- The day of the sync that delivered an event; where the source says none, of its arrival or of its use. -#}
{% macro delivery_date() -%}
    cast(coalesce(synced_at, received_at, occurred_at) as date)
{%- endmacro %}

{#- Takes days of sync out that are not booked as they are now. -#}
{% macro remove_changed_syncs() -%}
    {%- set syncs = ref('int_usage__event_syncs') -%}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where sync_date in (
        select booked.sync_date
        from (
            select
                sync_date,
                max(sync_fingerprint) as sync_fingerprint
            from {{ this }}
            group by sync_date
        ) as booked
        left join {{ syncs }} as syncs
            on booked.sync_date = syncs.sync_date
        where syncs.sync_fingerprint is distinct from booked.sync_fingerprint
    )
    {%- else -%}
    select 1
    {%- endif -%}
{%- endmacro %}

{#- The first day of sync that is not booked as it is now, as text: rows before it need not be read. None for the first run. -#}
{% macro first_open_sync() -%}
    {%- set syncs = ref('int_usage__event_syncs') -%}
    {%- if not execute or not is_incremental() -%}{{ return(none) }}{%- endif -%}
    {{ return(run_query(
        "select cast(coalesce(min(syncs.sync_date), date '9999-12-31') as varchar) from " ~ syncs
        ~ ' as syncs left join (select sync_date, max(sync_fingerprint) as sync_fingerprint from ' ~ this
        ~ ' group by sync_date) as booked on syncs.sync_date = booked.sync_date'
        ~ ' where syncs.sync_fingerprint is distinct from booked.sync_fingerprint'
    ).rows[0][0]) }}
{%- endmacro %}

{#- Whether an event was delivered on that day or later; a text of a day in place of a query, so that what lies before is skipped
    unread. -#}
{% macro delivered_since(day) -%}
    {%- if day is none -%}
    true
    {%- else -%}
    (synced_at >= timestamp '{{ day }} 00:00:00' or (synced_at is null and {{ delivery_date() }} >= date '{{ day }}'))
    {%- endif -%}
{%- endmacro %}
