with

source_rows as (
    {{ source_columns('stripe', 'subscription_history', [
        ['id', 'varchar'],
        ['customer_id', 'varchar'],
        ['status', 'varchar'],
        ['plan_id', 'varchar'],
        ['collection_method', 'varchar'],
        ['quantity', 'bigint'],
        ['cancel_at_period_end', 'boolean'],
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
        ['_fivetran_active', 'boolean'],
        ['_fivetran_start', 'timestamp'],
        ['_fivetran_end', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id', '_fivetran_start'], [
        'case when _fivetran_end <= _fivetran_start then 1 else 0 end',
        '_fivetran_end nulls last',
        '_fivetran_synced desc nulls last',
        '_fivetran_active nulls last',
        'status',
    ]) }}
),

final as (
    select
        id as subscription_id,
        customer_id as stripe_customer_id,
        plan_id,
        lower(status) as status,
        collection_method,
        quantity,
        coalesce(cancel_at_period_end, false) as is_cancel_at_period_end,
        coalesce(_fivetran_active, false) as is_current,
        _fivetran_start as valid_from,
        _fivetran_end as valid_to,
        coalesce(created, start_date) as created_at,
        coalesce(start_date, created) as started_at,
        trial_start as trial_started_at,
        trial_end as trial_ended_at,
        current_period_start as current_period_started_at,
        current_period_end as current_period_ended_at,
        cancel_at,
        canceled_at,
        ended_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null and _fivetran_start is not null
)

select * from final
