import { defineTable } from './table.ts'

/** Amounts are integer minor units, currencies lower case as Stripe writes them. */
export const stripeCustomer = defineTable('stripe', 'customer', {
  key: ['id'],
  columns: {
    id: 'varchar',
    name: 'varchar',
    email: 'varchar',
    phone: 'varchar',
    description: 'varchar',
    currency: 'varchar',
    balance: 'bigint',
    delinquent: 'boolean',
    default_card_id: 'varchar',
    address_line_1: 'varchar',
    address_city: 'varchar',
    address_state: 'varchar',
    address_postal_code: 'varchar',
    address_country: 'varchar',
    invoice_prefix: 'varchar',
    tax_exempt: 'varchar',
    metadata: 'varchar',
    livemode: 'boolean',
    is_deleted: 'boolean',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const stripeProduct = defineTable('stripe', 'product', {
  key: ['id'],
  columns: {
    id: 'varchar',
    name: 'varchar',
    description: 'varchar',
    type: 'varchar',
    unit_label: 'varchar',
    metadata: 'varchar',
    active: 'boolean',
    livemode: 'boolean',
    is_deleted: 'boolean',
    created: 'timestamp',
    updated: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const stripePrice = defineTable('stripe', 'price', {
  key: ['id'],
  columns: {
    id: 'varchar',
    product_id: 'varchar',
    nickname: 'varchar',
    lookup_key: 'varchar',
    currency: 'varchar',
    type: 'varchar',
    billing_scheme: 'varchar',
    tiers_mode: 'varchar',
    unit_amount: 'bigint',
    unit_amount_decimal: 'varchar',
    recurring_interval: 'varchar',
    recurring_interval_count: 'integer',
    recurring_usage_type: 'varchar',
    recurring_aggregate_usage: 'varchar',
    metadata: 'varchar',
    active: 'boolean',
    livemode: 'boolean',
    is_deleted: 'boolean',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

/** The legacy mirror of `price`, under the same ids. */
export const stripePlan = defineTable('stripe', 'plan', {
  key: ['id'],
  columns: {
    id: 'varchar',
    product_id: 'varchar',
    nickname: 'varchar',
    currency: 'varchar',
    billing_scheme: 'varchar',
    amount: 'bigint',
    interval: 'varchar',
    interval_count: 'integer',
    usage_type: 'varchar',
    aggregate_usage: 'varchar',
    trial_period_days: 'integer',
    metadata: 'varchar',
    active: 'boolean',
    livemode: 'boolean',
    is_deleted: 'boolean',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const stripeCoupon = defineTable('stripe', 'coupon', {
  key: ['id'],
  columns: {
    id: 'varchar',
    name: 'varchar',
    percent_off: 'double',
    amount_off: 'bigint',
    currency: 'varchar',
    duration: 'varchar',
    duration_in_months: 'integer',
    max_redemptions: 'integer',
    times_redeemed: 'integer',
    metadata: 'varchar',
    valid: 'boolean',
    livemode: 'boolean',
    is_deleted: 'boolean',
    redeem_by: 'timestamp',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

const subscriptionColumns = {
  id: 'varchar',
  customer_id: 'varchar',
  status: 'varchar',
  collection_method: 'varchar',
  latest_invoice_id: 'varchar',
  days_until_due: 'integer',
  quantity: 'integer',
  metadata: 'varchar',
  cancel_at_period_end: 'boolean',
  livemode: 'boolean',
  created: 'timestamp',
  start_date: 'timestamp',
  current_period_start: 'timestamp',
  current_period_end: 'timestamp',
  billing_cycle_anchor: 'timestamp',
  trial_start: 'timestamp',
  trial_end: 'timestamp',
  cancel_at: 'timestamp',
  canceled_at: 'timestamp',
  ended_at: 'timestamp',
  pause_collection_behavior: 'varchar',
  pause_collection_resumes_at: 'timestamp',
  _fivetran_synced: 'timestamp',
} as const

/** The current state of every subscription. */
export const stripeSubscription = defineTable('stripe', 'subscription', {
  key: ['id'],
  columns: subscriptionColumns,
})

/** Every version; the open one ends 9999-12-31 23:59:59.999. */
export const stripeSubscriptionHistory = defineTable('stripe', 'subscription_history', {
  key: ['id', '_fivetran_start'],
  columns: {
    ...subscriptionColumns,
    _fivetran_start: 'timestamp',
    _fivetran_end: 'timestamp',
    _fivetran_active: 'boolean',
  },
})

/** History mode: a change of price or quantity closes one version and opens the next. */
export const stripeSubscriptionItem = defineTable('stripe', 'subscription_item', {
  key: ['id', '_fivetran_start'],
  columns: {
    id: 'varchar',
    subscription_id: 'varchar',
    price_id: 'varchar',
    plan_id: 'varchar',
    quantity: 'integer',
    metadata: 'varchar',
    created: 'timestamp',
    _fivetran_start: 'timestamp',
    _fivetran_end: 'timestamp',
    _fivetran_active: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

/** A discount is in force from `start` until `end` (exclusive; null: no end known). */
export const stripeSubscriptionDiscount = defineTable('stripe', 'subscription_discount', {
  key: ['id'],
  columns: {
    id: 'varchar',
    subscription_id: 'varchar',
    customer_id: 'varchar',
    coupon_id: 'varchar',
    type: 'varchar',
    promotion_code: 'varchar',
    start: 'timestamp',
    end: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

export const stripeInvoice = defineTable('stripe', 'invoice', {
  key: ['id'],
  columns: {
    id: 'varchar',
    customer_id: 'varchar',
    subscription_id: 'varchar',
    charge_id: 'varchar',
    number: 'varchar',
    status: 'varchar',
    billing_reason: 'varchar',
    currency: 'varchar',
    subtotal: 'bigint',
    tax: 'bigint',
    total: 'bigint',
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

export const stripeCharge = defineTable('stripe', 'charge', {
  key: ['id'],
  columns: {
    id: 'varchar',
    customer_id: 'varchar',
    invoice_id: 'varchar',
    payment_intent_id: 'varchar',
    balance_transaction_id: 'varchar',
    card_id: 'varchar',
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

export const stripeTables = [
  stripeCustomer,
  stripeProduct,
  stripePrice,
  stripePlan,
  stripeCoupon,
  stripeSubscription,
  stripeSubscriptionHistory,
  stripeSubscriptionItem,
  stripeSubscriptionDiscount,
  stripeInvoice,
  stripeInvoiceLineItem,
  stripeCharge,
] as const
