import type { AccountHistory } from '../billing/account-history.ts'
import type { Instant } from '../clock/day.ts'
import { opportunitiesOf, WON } from '../crm/opportunities.ts'
import { truthDeal } from '../schemas/truth-sales.ts'
import type { TruthLog } from './truth-log.ts'

/** `prospects`: the account's history as far into the future as salespeople are already at work. */
export const recordDeals = (
  truth: TruthLog,
  { seed, endsAt }: { readonly seed: number; readonly endsAt: Instant },
  prospects: AccountHistory,
): void => {
  const { company } = prospects
  for (const opportunity of opportunitiesOf(seed, prospects)) {
    if (opportunity.createdAt >= endsAt) continue
    const changes = opportunity.changes.filter(({ at }) => at < endsAt)
    const end = opportunity.changes.at(-1)
    const isClosed = end !== undefined && end.at < endsAt
    truth.add(truthDeal, {
      deal_id: opportunity.id,
      company_id: company.companyId,
      type: opportunity.type,
      currency: company.currency,
      annual_amount_minor: opportunity.annualAmount,
      is_won: isClosed && end.stage === WON,
      stage_changes: changes.length,
      created_at: opportunity.createdAt,
      closed_at: isClosed ? end.at : null,
    })
  }
}
