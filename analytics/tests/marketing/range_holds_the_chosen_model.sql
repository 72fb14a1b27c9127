-- No figure lies outside the range over all models, and the range is a range.
select
    month,
    channel,
    new_customers,
    cac_cents,
    roas
from {{ ref('rpt_marketing_roi') }}
where new_customers not between lowest_new_customers and highest_new_customers
    or new_mrr_cents not between lowest_new_mrr_cents and highest_new_mrr_cents
    or cac_cents < lowest_cac_cents
    or cac_cents > highest_cac_cents
    or roas not between lowest_roas and highest_roas
    or payback_months < lowest_payback_months
    or payback_months > highest_payback_months
