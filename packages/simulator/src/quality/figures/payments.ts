import { ratios } from './observations.ts'

/** How invoices are paid. */
export const PAYMENTS = [
  ratios(`
  with charge as (
    select distinct on (id) id, customer_id, invoice_id, status, created from raw_stripe.charge
  ),
  attempt as (select customer_id, invoice_id, arg_min(status, created) as first_status from charge group by all),
  invoice as (
    select distinct on (id) id, customer_id, status from raw_stripe.invoice
    where total > 0 and created < (select max(month) from customer_month) - interval 45 day
  )
  select 'payments_failing_at_first' as figure, customer_id as cluster,
    if(first_status = 'failed', 1, 0) as numerator, 1 as denominator
  from attempt
  union all
  select 'invoices_paid', customer_id, if(status = 'paid', 1, 0), 1 from invoice`),
]
