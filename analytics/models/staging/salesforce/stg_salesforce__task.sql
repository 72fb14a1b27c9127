with

source_rows as (
    {{ source_columns('salesforce', 'task', [
        ['id', 'varchar'],
        ['account_id', 'varchar'],
        ['who_id', 'varchar'],
        ['what_id', 'varchar'],
        ['owner_id', 'varchar'],
        ['subject', 'varchar'],
        ['type', 'varchar'],
        ['task_subtype', 'varchar'],
        ['priority', 'varchar'],
        ['status', 'varchar'],
        ['call_type', 'varchar'],
        ['call_duration_in_seconds', 'bigint'],
        ['is_closed', 'boolean'],
        ['is_high_priority', 'boolean'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_active', 'boolean'],
        ['activity_date', 'timestamp'],
        ['completed_date_time', 'timestamp'],
        ['created_date', 'timestamp'],
        ['last_modified_date', 'timestamp'],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['id'], [
        'coalesce(_fivetran_active, true) desc',
        'coalesce(last_modified_date, _fivetran_synced) desc nulls last',
        'subject',
        'type',
    ]) }}
),

final as (
    select
        id as task_id,
        account_id as salesforce_account_id,
        who_id,
        what_id,
        owner_id as owner_user_id,
        subject,
        type as task_type,
        lower(task_subtype) as task_subtype,
        lower(priority) as priority,
        lower(status) as status,
        lower(call_type) as call_type,
        call_duration_in_seconds as call_duration_seconds,
        coalesce(is_closed, false) as is_closed,
        coalesce(is_high_priority, false) as is_high_priority,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        cast(activity_date as date) as activity_date,
        completed_date_time as completed_at,
        coalesce(created_date, _fivetran_synced) as created_at,
        coalesce(last_modified_date, _fivetran_synced) as updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
