{{ config(severity='warn') }}
-- A document without a reason is one that billing and the ledger see differently.
select *
from {{ ref('revenue_reconciliation') }}
where is_unexplained
