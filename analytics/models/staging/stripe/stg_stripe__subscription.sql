with

source_rows as (
    {{ source_columns('stripe', 'subscription', [
        ['id', 'varchar'],
        ['customer_id', 'varchar'],
        ['status', 'varchar'],
        ['plan_id', 'varchar'],
        ['collection_method', 'varchar'],
        ['quantity', 'bigint'],
        ['cancel_at_period_end', 'boolean'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['created', 'timestamp'],
        ['start_date', 'timestamp', ['start']],
        ['current_period_start', 'timestamp'],
        ['current_period_end', 'timestamp'],
        ['trial_start', 'timestamp'],
        ['trial_end', 'timestamp'],
        ['cancel_at', 'timestamp'],
        ['canceled_at', 'timestamp'],
        ['ended_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        '_fivetran_synced desc nulls last',
        'status',
    ]) }}
),

-- One that is gone from billing ended at the latest when the connector said so.
marked as (
    select
        *,
        (coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false))
            and coalesce(lower(status), '') not in ('canceled', 'incomplete_expired') as is_gone
    from latest_rows
),

final as (
    select
        id as subscription_id,
        customer_id as stripe_customer_id,
        plan_id,
        case when is_gone then 'canceled' else lower(status) end as status,
        collection_method,
        quantity,
        coalesce(cancel_at_period_end, false) as is_cancel_at_period_end,
        coalesce(created, start_date) as created_at,
        coalesce(start_date, created) as started_at,
        trial_start as trial_started_at,
        trial_end as trial_ended_at,
        current_period_start as current_period_started_at,
        current_period_end as current_period_ended_at,
        cancel_at,
        canceled_at,
        coalesce(ended_at, case when is_gone then _fivetran_synced end) as ended_at,
        _fivetran_synced as synced_at
    from marked
    where id is not null
)

select * from final
