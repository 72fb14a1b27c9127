with

source_tables as (
    select * from {{ ref('stg_sources__tables') }}
),

catalog as (
    select * from {{ ref('source_catalog') }}
),

checked as (
    select
        source_tables.source_system,
        source_tables.table_name,
        catalog.column_name,
        catalog.feeds,
        catalog.consequence_when_missing,
        source_tables.row_count,
        source_tables.is_present
            and (
                catalog.column_name is null
                or {{ entry_position('source_tables.column_names', ',', 'catalog.column_name') }} > 0
            ) as is_present,
        source_tables.source_system || '.' || source_tables.table_name
            in ({{ quoted_list(read_source_tables() or ['']) }}) as is_read,
        source_tables.first_seen_at,
        source_tables.last_synced_at
    from source_tables
    left join catalog
        on source_tables.source_system = catalog.source_system
        and source_tables.table_name = catalog.table_name
),

final as (
    select
        source_system,
        table_name || coalesce('.' || column_name, '') as table_name,
        feeds,
        case when not is_present then consequence_when_missing end as consequence,
        case when is_present then row_count else 0 end as row_count,
        is_present,
        is_read,
        first_seen_at,
        last_synced_at
    from checked
)

select * from final
