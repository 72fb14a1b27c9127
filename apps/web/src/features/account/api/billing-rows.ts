import { rowsAddress, sqlText } from '../../../app/address.ts'

/** An item of a subscription as it stood day by day. */
export const itemDays = (subscriptionItemId: string): string =>
  rowsAddress(`select date, subscription_id, price_id, status, quantity, currency, contracted_mrr_micros, mrr_micros,
  is_counted, exception_reason, customer_id
from ref.fact_subscription_daily
where subscription_item_id = ${sqlText(subscriptionItemId)}
order by date desc`)

/** What happened to a subscription. */
export const subscriptionEvents = (subscriptionId: string): string =>
  rowsAddress(`select date, event_type, previous_value, value, product_id, customer_id
from marts.fct_subscription_events
where subscription_id = ${sqlText(subscriptionId)}
order by date desc`)

/** An invoice with the attempts to collect it. */
export const invoicePayments = (invoiceId: string): string =>
  rowsAddress(`select invoices.*, payments.charge_id, payments.status as payment_status, payments.payment_date,
  payments.attempt_number, payments.failure_code, payments.amount_minor, payments.refunded_minor
from marts.fct_invoices as invoices
left join marts.fct_payments as payments using (invoice_id)
where invoice_id = ${sqlText(invoiceId)}
order by payments.created_at`)
