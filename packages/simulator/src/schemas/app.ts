import { defineTable } from './table.ts'

/** The company's own application database. Products are `cloudsync`, `teamchat`, `datahub`. */
export const appAccounts = defineTable('app', 'accounts', {
  key: ['account_id'],
  columns: {
    account_id: 'varchar',
    name: 'varchar',
    domain: 'varchar',
    salesforce_account_id: 'varchar',
    country: 'varchar',
    time_zone: 'varchar',
    is_test: 'boolean',
    created_at: 'timestamp',
    updated_at: 'timestamp',
    _fivetran_deleted: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

export const appUsers = defineTable('app', 'users', {
  key: ['user_id'],
  columns: {
    user_id: 'varchar',
    account_id: 'varchar',
    email: 'varchar',
    name: 'varchar',
    role: 'varchar',
    is_champion: 'boolean',
    created_at: 'timestamp',
    updated_at: 'timestamp',
    deactivated_at: 'timestamp',
    _fivetran_deleted: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

/** `occurred_at` on the user's device, `received_at` at the server; late events arrive days later. */
export const appUsageEvents = defineTable('app', 'usage_events', {
  key: ['event_id'],
  columns: {
    event_id: 'varchar',
    account_id: 'varchar',
    user_id: 'varchar',
    product: 'varchar',
    event_name: 'varchar',
    feature: 'varchar',
    quantity: 'integer',
    occurred_at: 'timestamp',
    received_at: 'timestamp',
    _fivetran_synced: 'timestamp',
  },
})

/** `metric` is `seats` or `units_28d`; valid from `valid_from` until `valid_to` (exclusive; null: still). */
export const appEntitlements = defineTable('app', 'entitlements', {
  key: ['account_id', 'product', 'metric', 'valid_from'],
  columns: {
    account_id: 'varchar',
    product: 'varchar',
    metric: 'varchar',
    limit_value: 'bigint',
    valid_from: 'timestamp',
    valid_to: 'timestamp',
    updated_at: 'timestamp',
    _fivetran_deleted: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

/**
 * What the application knows of a subscription: a row per product in it. `status` is pending, trialing, active,
 * past_due, suspended, paused or ended; times as in Stripe, whose ids it keeps.
 */
export const appSubscriptions = defineTable('app', 'subscriptions', {
  key: ['subscription_id', 'product'],
  columns: {
    subscription_id: 'varchar',
    account_id: 'varchar',
    product: 'varchar',
    tier: 'varchar',
    billing_interval: 'varchar',
    status: 'varchar',
    seats: 'integer',
    stripe_subscription_id: 'varchar',
    stripe_customer_id: 'varchar',
    started_at: 'timestamp',
    ended_at: 'timestamp',
    updated_at: 'timestamp',
    _fivetran_deleted: 'boolean',
    _fivetran_synced: 'timestamp',
  },
})

export const appTables = [appAccounts, appUsers, appUsageEvents, appEntitlements, appSubscriptions] as const
