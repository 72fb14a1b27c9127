import type { Brief } from '../brief/brief.ts'
import { money } from '../format/money.ts'
import { counted } from '../format/numbers.ts'

/** "12 customers are ready to expand, worth about $4.1k MRR". */
export function growthSentence(brief: Brief): string {
  const listed = brief.expansion.state === 'present' ? brief.expansion.value.total : 0
  const customers = brief.headline.expansionCustomers.value ?? listed
  if (customers === 0) return 'No customer shows a signal to expand'
  const uplift = brief.headline.estimatedUpliftCents.value
  const worth = uplift === null ? '' : `, worth about ${money(uplift, brief.currency)} MRR`
  return `${counted(customers, 'customer')} ${customers === 1 ? 'is' : 'are'} ready to expand${worth}`
}
