import { defineTable } from './table.ts'

/** total = subtotal − the discounts of the invoice + tax; what credit notes took off before payment is not due. */
export const stripeInvoice = defineTable('stripe', 'invoice', {
  key: ['id'],
  columns: {
    id: 'varchar',
    customer_id: 'varchar',
    subscription_id: 'varchar',
    charge_id: 'varchar',
    payment_intent_id: 'varchar',
    number: 'varchar',
    status: 'varchar',
    billing_reason: 'varchar',
    currency: 'varchar',
    subtotal: 'bigint',
    tax: 'bigint',
    total: 'bigint',
    pre_payment_credit_notes_amount: 'bigint',
    post_payment_credit_notes_amount: 'bigint',
    amount_due: 'bigint',
    amount_paid: 'bigint',
    amount_remaining: 'bigint',
    attempt_count: 'integer',
    attempted: 'boolean',
    auto_advance: 'boolean',
    paid: 'boolean',
    livemode: 'boolean',
    is_deleted: 'boolean',
    created: 'timestamp',
    due_date: 'timestamp',
    finalized_at: 'timestamp',
    next_payment_attempt: 'timestamp',
    period_start: 'timestamp',
    period_end: 'timestamp',
    status_transitions_finalized_at: 'timestamp',
    status_transitions_paid_at: 'timestamp',
    status_transitions_voided_at: 'timestamp',
    status_transitions_marked_uncollectible_at: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

/** Amounts before discounts and tax; the period is the one that is paid for, before or after it. */
export const stripeInvoiceLineItem = defineTable('stripe', 'invoice_line_item', {
  key: ['id'],
  columns: {
    id: 'varchar',
    invoice_id: 'varchar',
    subscription_id: 'varchar',
    subscription_item_id: 'varchar',
    price_id: 'varchar',
    plan_id: 'varchar',
    type: 'varchar',
    description: 'varchar',
    currency: 'varchar',
    quantity: 'integer',
    amount: 'bigint',
    proration: 'boolean',
    discountable: 'boolean',
    livemode: 'boolean',
    period_start: 'timestamp',
    period_end: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

/** What a coupon took off one invoice; `type_id` is the invoice. */
export const stripeDiscount = defineTable('stripe', 'discount', {
  key: ['id', 'type', 'type_id'],
  columns: {
    id: 'varchar',
    type: 'varchar',
    type_id: 'varchar',
    amount: 'bigint',
    coupon_id: 'varchar',
    customer_id: 'varchar',
    invoice_id: 'varchar',
    subscription_id: 'varchar',
    promotion_code: 'varchar',
    start: 'timestamp',
    end: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

/** `type` is pre_payment (less is due) or post_payment (refunded). `total` includes the tax, `subtotal` does not. */
export const stripeCreditNote = defineTable('stripe', 'credit_note', {
  key: ['id'],
  columns: {
    id: 'varchar',
    invoice_id: 'varchar',
    refund_id: 'varchar',
    number: 'varchar',
    type: 'varchar',
    reason: 'varchar',
    status: 'varchar',
    memo: 'varchar',
    currency: 'varchar',
    amount: 'bigint',
    discount_amount: 'bigint',
    subtotal: 'bigint',
    total: 'bigint',
    metadata: 'varchar',
    livemode: 'boolean',
    created: 'timestamp',
    voided_at: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const stripeCreditNoteLineItem = defineTable('stripe', 'credit_note_line_item', {
  key: ['credit_note_id', 'id'],
  columns: {
    credit_note_id: 'varchar',
    id: 'varchar',
    type: 'varchar',
    description: 'varchar',
    quantity: 'integer',
    unit_amount: 'bigint',
    unit_amount_decimal: 'varchar',
    amount: 'bigint',
    discount_amount: 'bigint',
    livemode: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})
