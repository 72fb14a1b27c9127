-- How the customers of a published version compare with the companies of the truth, over pairs of records.
with
    record as (
        select truth_record.company_id, map.customer_id
        from truth.truth.company_record as truth_record
        inner join published.core.map_source_to_customer as map using (source_system, source_id)
    ),
    pair as (
        select
            (select sum(n * (n - 1) / 2) from (select count(*) as n from record group by company_id, customer_id)) as right_pairs,
            (select sum(n * (n - 1) / 2) from (select count(*) as n from record group by customer_id)) as joined_pairs,
            (select sum(n * (n - 1) / 2) from (select count(*) as n from record group by company_id)) as true_pairs
    )
select
    (select count(*) from record)::int as records,
    (select count(distinct customer_id) from record)::int as customers,
    (select count(distinct company_id) from record)::int as companies,
    right_pairs / joined_pairs as precision,
    right_pairs / true_pairs as recall,
    2 * right_pairs / (joined_pairs + true_pairs) as f1
from pair
