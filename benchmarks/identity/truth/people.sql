-- How the people of a published version compare with those of the truth, over pairs of records.
with
    record as (
        select truth_record.person_id, map.user_id
        from truth.truth.person_record as truth_record
        inner join published.core.map_source_to_user as map using (source_system, source_id)
    ),
    pair as (
        select
            (select sum(n * (n - 1) / 2) from (select count(*) as n from record group by person_id, user_id)) as right_pairs,
            (select sum(n * (n - 1) / 2) from (select count(*) as n from record group by user_id)) as joined_pairs,
            (select sum(n * (n - 1) / 2) from (select count(*) as n from record group by person_id)) as true_pairs
    )
select
    (select count(*) from record)::int as records,
    (select count(distinct user_id) from record)::int as users,
    (select count(distinct person_id) from record)::int as people,
    right_pairs / joined_pairs as precision,
    right_pairs / true_pairs as recall,
    2 * right_pairs / (joined_pairs + true_pairs) as f1
from pair
