-- Every customer of several companies and every company of several customers, with what makes it hard.
with
    record as (
        select truth_record.company_id, map.customer_id
        from truth.truth.company_record as truth_record
        inner join published.core.map_source_to_customer as map using (source_system, source_id)
    ),
    wrong as (
        select 'merged' as mistake, customer_id as id, list(distinct company_id order by company_id) as companies
        from record
        group by customer_id
        having count(distinct company_id) > 1
        union all
        select 'split' as mistake, company_id, [company_id]
        from record
        group by company_id
        having count(distinct customer_id) > 1
    )
select
    mistake,
    id,
    case
        when bool_or(company.is_test) then 'test accounts'
        when count(distinct coalesce(company.parent_company_id, company.company_id)) < count(*) then 'parent and subsidiary'
        when bool_or(company.domain is null) then 'no domain of its own'
        when count(distinct company.name) < count(*) then 'one name'
        else 'other'
    end as kind,
    string_agg(company.name, ' and ' order by company.name) as companies
from wrong
cross join unnest(wrong.companies) as member (company_id)
inner join truth.truth.company as company on company.company_id = member.company_id
group by mistake, id
order by mistake, kind, id
