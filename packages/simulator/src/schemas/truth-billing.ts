import { defineTable } from './table.ts'

/**
 * Every movement of money between Atlas and a company. `kind` is charge, refund, dispute or dispute_won; what leaves
 * Atlas is negative, `fee_minor` is what the processor kept.
 */
export const truthPayment = defineTable('truth', 'payment', {
  key: ['invoice_number', 'kind', 'occurred_at'],
  columns: {
    company_id: 'varchar',
    invoice_number: 'varchar',
    occurred_at: 'timestamp',
    kind: 'varchar',
    currency: 'varchar',
    amount_minor: 'bigint',
    fee_minor: 'bigint',
  },
})

/** What happened in a calendar month, in UTC; months without anything are left out. */
export const truthBillingMonth = defineTable('truth', 'billing_month', {
  key: ['company_id', 'month', 'currency'],
  columns: {
    company_id: 'varchar',
    month: 'date',
    currency: 'varchar',
    /** Invoices issued: lines, what coupons took off, tax. */
    billed_minor: 'bigint',
    discount_minor: 'bigint',
    tax_minor: 'bigint',
    /** Of that, for use in arrears. */
    usage_minor: 'bigint',
    /** Credit notes: before payment, and with a refund. */
    credited_minor: 'bigint',
    collected_minor: 'bigint',
    refunded_minor: 'bigint',
    /** Taken back by banks, less what was won again. */
    disputed_minor: 'bigint',
    /** Invoices given up as uncollectible, or void. */
    written_off_minor: 'bigint',
  },
})

export const truthBillingTables = [truthPayment, truthBillingMonth] as const
