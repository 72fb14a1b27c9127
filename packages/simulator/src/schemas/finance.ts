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

/** Days on which a country does not work, by its two-letter code. */
export const financeHoliday = defineTable('finance', 'holiday', {
  key: ['country', 'date'],
  columns: {
    country: 'varchar',
    date: 'date',
    name: 'varchar',
    _fivetran_synced: 'timestamp',
  },
})

export const financeTables = [financeFxRate, financeHoliday] as const
