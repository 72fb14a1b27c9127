{{ config(severity='warn') }}
-- A movement without an event points at a subscription whose history has a hole.
select *
from {{ ref('fct_mrr_movements') }}
where reason = 'unexplained'
