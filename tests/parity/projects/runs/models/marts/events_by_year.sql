{{ config(
    materialized='incremental', incremental_strategy='microbatch', event_time='happened_at', begin='2023-01-01',
    batch_size='year', lookback=1, unique_key=('event_id' if target.type == 'postgres' else none)
) }}
select event_id, kind, happened_at from {{ source('raw', 'raw_events') }}
