{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='append_new_columns',
    pre_hook="{{ remove_changed_days('ledger_fingerprint') }}"
) }}

with

mrr_days as (
    select * from {{ ref('fct_mrr_daily') }}
),

day_fingerprints as (
    select * from {{ ref('int_revenue__day_fingerprints') }}
),

open_days as (
    {{ open_days('day_fingerprints', 'ledger_fingerprint') }}
),

final as (
    select
        mrr_days.customer_id,
        cast(sum(mrr_days.mrr_cents) as bigint) as mrr_cents,
        any_value(open_days.inputs_fingerprint) as inputs_fingerprint,
        mrr_days.date
    from mrr_days
    inner join open_days
        on mrr_days.date = open_days.date
    group by mrr_days.customer_id, mrr_days.date
    having sum(mrr_days.mrr_cents) > 0
)

select * from final
