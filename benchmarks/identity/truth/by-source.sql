-- The same by the sources of the two records; pairs of one source are its own duplicates.
with
    record as (
        select truth_record.company_id, map.customer_id, source_system, source_id
        from truth.truth.company_record as truth_record
        inner join published.core.map_source_to_customer as map using (source_system, source_id)
    ),
    pair as (
        select
            least(one.source_system, other.source_system) || ' and ' || greatest(one.source_system, other.source_system) as sources,
            one.customer_id = other.customer_id as is_joined,
            one.company_id = other.company_id as is_true
        from record as one
        inner join record as other
            on (one.customer_id = other.customer_id or one.company_id = other.company_id)
            and (one.source_system, one.source_id) < (other.source_system, other.source_id)
    )
select
    sources,
    count(*) filter (is_true)::int as true_pairs,
    count(*) filter (is_true and is_joined) / nullif(count(*) filter (is_joined), 0) as precision,
    count(*) filter (is_true and is_joined) / nullif(count(*) filter (is_true), 0) as recall,
    count(*) filter (is_joined and not is_true)::int as wrong_pairs,
    count(*) filter (is_true and not is_joined)::int as missed_pairs
from pair
group by sources
order by sources
