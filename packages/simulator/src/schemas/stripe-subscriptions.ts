import { defineTable } from './table.ts'

const subscriptionColumns = {
  id: 'varchar',
  customer_id: 'varchar',
  status: 'varchar',
  collection_method: 'varchar',
  latest_invoice_id: 'varchar',
  default_payment_method_id: 'varchar',
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
    invoice_id: 'varchar',
    start: 'timestamp',
    end: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})
