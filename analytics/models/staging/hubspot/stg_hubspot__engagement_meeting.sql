with

source_rows as (
    {{ source_columns('hubspot', 'engagement_meeting', [
        ['engagement_id', 'varchar'],
        ['title', 'varchar', ['property_hs_meeting_title']],
        ['source', 'varchar', ['property_hs_meeting_source']],
        ['meeting_outcome', 'varchar', ['property_hs_meeting_outcome']],
        ['_fivetran_deleted', 'boolean'],
        ['start_time', 'timestamp', ['property_hs_meeting_start_time']],
        ['end_time', 'timestamp', ['property_hs_meeting_end_time']],
        ['_fivetran_synced', 'timestamp'],
    ]) }}
),

latest_rows as (
    {{ latest_per_key('source_rows', ['engagement_id'], [
        '_fivetran_synced desc nulls last',
        'title',
        'source',
    ]) }}
),

final as (
    select
        engagement_id,
        title as meeting_title,
        upper(source) as meeting_source,
        upper(meeting_outcome) as outcome,
        coalesce(_fivetran_deleted, false) as is_deleted,
        start_time as started_at,
        end_time as ended_at,
        _fivetran_synced as synced_at
    from latest_rows
    where engagement_id is not null
)

select * from final
