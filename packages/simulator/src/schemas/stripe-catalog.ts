import { defineTable } from './table.ts'

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

/** Tiered prices have no unit amount of their own; packages divide the quantity and round it up. */
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
    transform_quantity_divide_by: 'bigint',
    transform_quantity_round: 'varchar',
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
    tiers_mode: 'varchar',
    transform_usage_divide_by: 'bigint',
    transform_usage_round: 'varchar',
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

/** The steps of a tiered price; `up_to` is null in the last one. */
export const stripeTier = defineTable('stripe', 'tier', {
  key: ['plan_id', 'index'],
  columns: {
    plan_id: 'varchar',
    index: 'integer',
    up_to: 'bigint',
    unit_amount: 'bigint',
    flat_amount: 'bigint',
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
    redeem_by: 'timestamp',
    created: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})
