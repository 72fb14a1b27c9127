-- Every source table the project reads is described, and nothing is described that it does not read.
select
    coalesce(source_tables.source_system, catalog.source_system) as source_system,
    coalesce(source_tables.table_name, catalog.table_name) as table_name
from {{ ref('stg_sources__tables') }} as source_tables
full outer join {{ ref('source_catalog') }} as catalog
    on source_tables.source_system = catalog.source_system
    and source_tables.table_name = catalog.table_name
where source_tables.table_name is null or catalog.table_name is null
