import { defineTable } from './table.ts'

/** Business days only; the reporting currency itself has no row. */
export const financeFxRate = defineTable('finance', 'fx_rate', {
  key: ['date', 'currency'],
  columns: {
    date: 'date',
    currency: 'varchar',
    rate_to_usd: 'decimal(18,6)',
    _fivetran_synced: 'timestamp',
  },
})

export const financeTables = [financeFxRate] as const
