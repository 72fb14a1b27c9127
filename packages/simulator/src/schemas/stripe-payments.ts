import { defineTable } from './table.ts'

/** One per invoice that is paid by card or transfer; retries are charges of the same intent. */
export const stripePaymentIntent = defineTable('stripe', 'payment_intent', {
  key: ['id'],
  columns: {
    id: 'varchar',
    customer_id: 'varchar',
    payment_method_id: 'varchar',
    description: 'varchar',
    status: 'varchar',
    currency: 'varchar',
    amount: 'bigint',
    amount_capturable: 'bigint',
    amount_received: 'bigint',
    capture_method: 'varchar',
    confirmation_method: 'varchar',
    last_payment_error_charge_id: 'varchar',
    last_payment_error_code: 'varchar',
    last_payment_error_decline_code: 'varchar',
    last_payment_error_message: 'varchar',
    cancellation_reason: 'varchar',
    canceled_at: 'timestamp',
    livemode: 'boolean',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const stripeCharge = defineTable('stripe', 'charge', {
  key: ['id'],
  columns: {
    id: 'varchar',
    customer_id: 'varchar',
    invoice_id: 'varchar',
    payment_intent_id: 'varchar',
    balance_transaction_id: 'varchar',
    card_id: 'varchar',
    payment_method_id: 'varchar',
    description: 'varchar',
    receipt_email: 'varchar',
    status: 'varchar',
    failure_code: 'varchar',
    failure_message: 'varchar',
    currency: 'varchar',
    amount: 'bigint',
    amount_refunded: 'bigint',
    captured: 'boolean',
    paid: 'boolean',
    refunded: 'boolean',
    livemode: 'boolean',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const stripeRefund = defineTable('stripe', 'refund', {
  key: ['id'],
  columns: {
    id: 'varchar',
    charge_id: 'varchar',
    balance_transaction_id: 'varchar',
    amount: 'bigint',
    currency: 'varchar',
    reason: 'varchar',
    status: 'varchar',
    description: 'varchar',
    metadata: 'varchar',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

/** `balance_transaction` is the withdrawal; a dispute that is won has a second one. */
export const stripeDispute = defineTable('stripe', 'dispute', {
  key: ['id'],
  columns: {
    id: 'varchar',
    charge_id: 'varchar',
    balance_transaction: 'varchar',
    amount: 'bigint',
    currency: 'varchar',
    reason: 'varchar',
    status: 'varchar',
    is_charge_refundable: 'boolean',
    evidence_details_due_by: 'timestamp',
    evidence_details_has_evidence: 'boolean',
    evidence_details_past_due: 'boolean',
    evidence_details_submission_count: 'integer',
    metadata: 'varchar',
    livemode: 'boolean',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

/** Every movement of Atlas's balance: net = amount − fee; `source` is the charge, refund, dispute or payout. */
export const stripeBalanceTransaction = defineTable('stripe', 'balance_transaction', {
  key: ['id'],
  columns: {
    id: 'varchar',
    source: 'varchar',
    payout_id: 'varchar',
    type: 'varchar',
    status: 'varchar',
    description: 'varchar',
    currency: 'varchar',
    amount: 'bigint',
    fee: 'bigint',
    net: 'bigint',
    exchange_rate: 'double',
    available_on: 'timestamp',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

/** What the fee of a balance transaction consists of. */
export const stripeFee = defineTable('stripe', 'fee', {
  key: ['balance_transaction_id', 'index'],
  columns: {
    balance_transaction_id: 'varchar',
    index: 'integer',
    type: 'varchar',
    description: 'varchar',
    currency: 'varchar',
    amount: 'bigint',
    _fivetran_synced: 'timestamp',
  },
})

/** What went to the bank, per currency and business day: the sum of its balance transactions. */
export const stripePayout = defineTable('stripe', 'payout', {
  key: ['id'],
  columns: {
    id: 'varchar',
    balance_transaction_id: 'varchar',
    destination_bank_account_id: 'varchar',
    description: 'varchar',
    status: 'varchar',
    type: 'varchar',
    method: 'varchar',
    source_type: 'varchar',
    currency: 'varchar',
    amount: 'bigint',
    automatic: 'boolean',
    metadata: 'varchar',
    livemode: 'boolean',
    arrival_date: 'timestamp',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const stripePayoutBalanceTransaction = defineTable('stripe', 'payout_balance_transaction', {
  key: ['payout_id', 'balance_transaction_id'],
  columns: {
    payout_id: 'varchar',
    balance_transaction_id: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

/** Payouts under the name the older interface had for them. */
export const stripeTransfer = defineTable('stripe', 'transfer', {
  key: ['id'],
  columns: {
    id: 'varchar',
    balance_transaction_id: 'varchar',
    destination: 'varchar',
    description: 'varchar',
    source_type: 'varchar',
    currency: 'varchar',
    amount: 'bigint',
    amount_reversed: 'bigint',
    reversed: 'boolean',
    metadata: 'varchar',
    livemode: 'boolean',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})
