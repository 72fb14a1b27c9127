{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_parties_of_other_syncs() }}"
) }}

with

deliveries as (
    select * from {{ ref('stg_app__event_deliveries') }}
    where
        occurred_at is not null
        and {{ delivered_since(first_sync_to_name()) }}
),

syncs as (
    select * from {{ ref('int_usage__event_syncs') }}
),
{%- if is_incremental() %}

booked as (
    select * from {{ this }}
),
{%- endif %}

-- A sync is booked whether it names somebody for the first time or not.
parties as (
    select
        'account' as party_kind,
        app_account_id as party_id,
        min({{ delivery_date() }}) as sync_date
    from deliveries
    where app_account_id is not null
    group by app_account_id
    union all
    select
        'user',
        app_user_id,
        min({{ delivery_date() }})
    from deliveries
    where app_user_id is not null
    group by app_user_id
    union all
    select
        'sync',
        cast(sync_date as varchar),
        sync_date
    from syncs
),

final as (
    select
        parties.party_kind,
        parties.party_id,
        syncs.sync_fingerprint,
        parties.sync_date
    from parties
    left join syncs
        on parties.sync_date = syncs.sync_date
    {%- if is_incremental() %}
    left join booked
        on parties.party_kind = booked.party_kind
        and parties.party_id = booked.party_id
    where booked.party_id is null
    {%- endif %}
)

select * from final
