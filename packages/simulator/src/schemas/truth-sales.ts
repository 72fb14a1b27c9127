import { defineTable } from './table.ts'

/** Every deal sales has begun; what it was to bring in a year. Open ones have no end yet. */
export const truthDeal = defineTable('truth', 'deal', {
  key: ['deal_id'],
  columns: {
    deal_id: 'varchar',
    company_id: 'varchar',
    type: 'varchar',
    currency: 'varchar',
    annual_amount_minor: 'bigint',
    is_won: 'boolean',
    stage_changes: 'integer',
    created_at: 'timestamp',
    closed_at: 'timestamp',
  },
})
