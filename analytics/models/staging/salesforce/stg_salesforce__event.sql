with

source_rows as (
    {{ source_columns('salesforce', 'event', [
        ['id', 'varchar'],
        ['account_id', 'varchar'],
        ['who_id', 'varchar'],
        ['what_id', 'varchar'],
        ['owner_id', 'varchar'],
        ['subject', 'varchar'],
        ['type', 'varchar'],
        ['duration_in_minutes', 'bigint'],
        ['is_deleted', 'boolean'],
        ['_fivetran_deleted', 'boolean'],
        ['_fivetran_active', 'boolean'],
        ['end_date_time', 'timestamp'],
        ['start_date_time', 'timestamp'],
        ['activity_date_time', 'timestamp'],
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
        id as event_id,
        account_id as salesforce_account_id,
        who_id,
        what_id,
        owner_id as owner_user_id,
        subject,
        type as event_type,
        duration_in_minutes as duration_minutes,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_deleted,
        coalesce(start_date_time, activity_date_time) as started_at,
        end_date_time as ended_at,
        coalesce(created_date, _fivetran_synced) as created_at,
        coalesce(last_modified_date, _fivetran_synced) as updated_at,
        _fivetran_synced as synced_at
    from latest_rows
    where id is not null
)

select * from final
