with

source_rows as (
    {{ source_columns('zendesk', 'sla_policy_metric_history', [
        ['sla_policy_id', 'varchar'],
        ['index', 'integer'],
        ['metric', 'varchar'],
        ['priority', 'varchar'],
        ['target', 'bigint'],
        ['business_hours', 'boolean'],
        ['sla_policy_updated_at', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

named as (
    select
        sla_policy_id,
        lower(metric) as metric,
        lower(priority) as priority,
        target * 60 as target_seconds,
        coalesce(business_hours, false) as is_business_time,
        sla_policy_updated_at as policy_updated_at,
        _fivetran_synced as synced_at
    from source_rows
    where
        sla_policy_id is not null
        and metric is not null
        and priority is not null
        and sla_policy_updated_at is not null
),

final as (
    {{ latest_per_key('named', ['sla_policy_id', 'metric', 'priority', 'policy_updated_at'], [
        'synced_at desc nulls last', 'target_seconds', 'is_business_time'
    ]) }}
)

select * from final
