-- The map has as many records of each source as staging delivers.
with

staged as (
    select 'app' as source_system, count(*) as records from {{ ref('stg_app__accounts') }}
    union all
    select 'salesforce', count(*) from {{ ref('stg_salesforce__account') }}
    union all
    select 'stripe', count(*) from {{ ref('stg_stripe__customer') }} having count(*) > 0
    union all
    select 'zendesk', count(*) from {{ ref('stg_zendesk__organization') }}
    union all
    select 'hubspot', count(*) from {{ ref('stg_hubspot__company') }}
    union all
    select 'segment', count(*) from {{ ref('stg_segment__accounts') }}
),

mapped as (
    select
        source_system,
        count(*) as records
    from {{ ref('map_source_to_customer') }}
    group by source_system
)

select staged.*
from staged
left join mapped
    on staged.source_system = mapped.source_system
where staged.records != coalesce(mapped.records, 0)
