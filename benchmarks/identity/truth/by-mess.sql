-- The same over the pairs in which a record carries that mess; one without any is named `none`.
with
    record as (
        select truth_record.company_id, map.customer_id, source_system, source_id
        from truth.truth.company_record as truth_record
        inner join published.core.map_source_to_customer as map using (source_system, source_id)
    ),
    mess as (
        select distinct kind, source_system, record_key as source_id
        from truth.truth.mess
        where
            table_name in ('account', 'accounts', 'company', 'customer', 'organization')
            and kind not in ('duplicate_row', 'late_row', 'soft_delete', 'blanks', 'zero_decimal_currency')
    ),
    pair as (
        select
            one.source_system as one_system, one.source_id as one_id,
            other.source_system as other_system, other.source_id as other_id,
            one.customer_id = other.customer_id as is_joined,
            one.company_id = other.company_id as is_true
        from record as one
        inner join record as other
            on (one.customer_id = other.customer_id or one.company_id = other.company_id)
            and (one.source_system, one.source_id) < (other.source_system, other.source_id)
    ),
    befallen as (
        select mess.kind, pair.*
        from pair
        inner join mess on pair.one_system = mess.source_system and pair.one_id = mess.source_id
        union
        select mess.kind, pair.*
        from pair
        inner join mess on pair.other_system = mess.source_system and pair.other_id = mess.source_id
    ),
    messy as (
        select * from befallen
        union all
        select null as kind, pair.*
        from pair
        anti join befallen using (one_system, one_id, other_system, other_id)
    )
select
    coalesce(kind, 'none') as mess,
    count(*) filter (is_true)::int as true_pairs,
    count(*) filter (is_true and is_joined) / nullif(count(*) filter (is_joined), 0) as precision,
    count(*) filter (is_true and is_joined) / nullif(count(*) filter (is_true), 0) as recall,
    count(*) filter (is_joined and not is_true)::int as wrong_pairs,
    count(*) filter (is_true and not is_joined)::int as missed_pairs
from messy
group by kind
order by kind nulls first
