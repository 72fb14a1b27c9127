with

source_rows as (
    {{ source_columns('waypoint', 'identity_override', [
        ['number', 'bigint'],
        ['decision', 'varchar'],
        ['source_system', 'varchar'],
        ['source_id', 'varchar'],
        ['other_source_system', 'varchar'],
        ['other_source_id', 'varchar'],
        ['author', 'varchar'],
        ['reason', 'varchar'],
        ['undone_by', 'varchar'],
        ['undone_reason', 'varchar'],
        ['decided_at', 'timestamp'],
        ['undone_at', 'timestamp'],
    ]) }}
),

final as (
    select
        number as override_number,
        decision,
        source_system,
        source_id,
        other_source_system,
        other_source_id,
        author,
        reason,
        undone_by,
        undone_reason,
        undone_at is not null as is_undone,
        decided_at,
        undone_at
    from source_rows
    where number is not null
)

select * from final
