with

deals as (
    select * from {{ ref('stg_hubspot__deal') }}
),

merged_deals as (
    select * from {{ ref('stg_hubspot__merged_deal') }}
),

deal_companies as (
    select * from {{ ref('stg_hubspot__deal_company') }}
),

deal_contacts as (
    select * from {{ ref('stg_hubspot__deal_contact') }}
),

contacts as (
    select * from {{ ref('stg_hubspot__contact') }}
),

customer_records as (
    select * from {{ ref('map_source_to_customer') }}
),

-- Of several companies the one that is linked first in order of ids; its own link goes before that of a contact.
candidates as (
    select
        hubspot_deal_id,
        hubspot_company_id,
        cast(null as varchar) as lead_source,
        1 as priority
    from deal_companies
    union all
    select
        deal_contacts.hubspot_deal_id,
        contacts.hubspot_company_id,
        contacts.original_source,
        2
    from deal_contacts
    inner join contacts
        on deal_contacts.hubspot_contact_id = contacts.hubspot_contact_id
),

links as (
    select
        candidates.hubspot_deal_id,
        {{ value_at_lowest(
            'customer_records.customer_id',
            "cast(candidates.priority as varchar) || ':' || candidates.hubspot_company_id"
        ) }} as customer_id,
        min(candidates.lead_source) as lead_source
    from candidates
    left join customer_records
        on candidates.hubspot_company_id = customer_records.source_id
        and customer_records.source_system = 'hubspot'
    group by candidates.hubspot_deal_id
),

final as (
    select
        deals.hubspot_deal_id,
        links.customer_id,
        coalesce(deals.pipeline_id, 'default') as pipeline_id,
        deals.stage_id,
        deals.hubspot_owner_id,
        deals.deal_name,
        deals.deal_type,
        links.lead_source,
        deals.currency,
        deals.amount_minor,
        deals.close_date,
        deals.created_at,
        deals.updated_at
    from deals
    left join links
        on deals.hubspot_deal_id = links.hubspot_deal_id
    where not deals.is_deleted
        and deals.hubspot_deal_id not in (select merged_hubspot_deal_id from merged_deals)
)

select * from final
