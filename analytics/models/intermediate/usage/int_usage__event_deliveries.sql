{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_changed_syncs() }}"
) }}

with

deliveries as (
    select * from {{ ref('stg_app__event_deliveries') }}
    where
        event_id is not null
        and app_account_id is not null
        and product is not null
        and occurred_at is not null
        and {{ event_exception('occurred_at', 'coalesce(received_at, synced_at, occurred_at)') }} is null
        and {{ delivered_since(first_open_sync()) }}
),

syncs as (
    select * from {{ ref('int_usage__event_syncs') }}
),
{%- if is_incremental() %}

booked as (
    select distinct sync_date
    from {{ this }}
),
{%- endif %}

open_syncs as (
    select syncs.*
    from syncs
    {%- if is_incremental() %}
    left join booked
        on syncs.sync_date = booked.sync_date
    where booked.sync_date is null
    {%- endif %}
),

dated as (
    select
        {{ row_fingerprint([
            'event_id', 'app_account_id', 'app_user_id', 'product', 'feature', 'quantity', 'is_deleted', 'occurred_at', 'received_at',
            'synced_at',
        ]) }} as row_fingerprint,
        cast(occurred_at as date) as event_date,
        cast(greatest(occurred_at, coalesce(received_at, synced_at, occurred_at)) as date) as known_date,
        {{ delivery_date() }} as sync_date
    from deliveries
),

final as (
    select
        cast(sum(dated.row_fingerprint) % 1000000000000000003 as bigint) as rows_fingerprint,
        open_syncs.sync_fingerprint,
        dated.event_date,
        dated.known_date,
        dated.sync_date
    from dated
    inner join open_syncs
        on dated.sync_date = open_syncs.sync_date
    group by open_syncs.sync_fingerprint, dated.event_date, dated.known_date, dated.sync_date
)

select * from final
