import { defineTable } from './table.ts'

/** What the application counts each night of the day before; use that was reported late is never added. */
export const appFeatureUsage = defineTable('app', 'feature_usage', {
  key: ['account_id', 'product', 'feature', 'date'],
  columns: {
    account_id: 'varchar',
    product: 'varchar',
    feature: 'varchar',
    date: 'date',
    user_count: 'integer',
    event_count: 'integer',
    quantity: 'bigint',
    _fivetran_synced: 'timestamp',
  },
})
