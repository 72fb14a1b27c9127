import type { CustomerRead } from './customer-rows.ts'

/** What an account shows of its movements of MRR. Those by exchange rates alone, which it does not, are most of them. */
export const movementsRead = {
  relation: 'marts.fct_mrr_movements',
  fields: ['date', 'category', 'productId', 'reason', 'amountCents'],
  order: ['date', 'category', 'productId', 'reason'],
  few: "category <> 'fx'",
} satisfies Omit<CustomerRead, 'id'>
