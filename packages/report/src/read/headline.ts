import { type Figure, figureOf } from '../brief/figure.ts'
import type { Headline } from '../brief/headline.ts'
import { number } from './cell.ts'
import { type Need, needsBilling, needsTickets, needsUsage, whyImpossible } from './gap.ts'
import type { Row } from './query.ts'
import type { Scope } from './scope.ts'

/** The one row of customer_current_position, or every figure missing with its reason. */
export function headlineOf(row: Row | undefined, scope: Pick<Scope, 'coverage'>): Headline {
  const from =
    (...needs: readonly Need[]) =>
    (column: string, otherwise: string): Figure =>
      figureOf(row === undefined ? null : number(row, column), whyImpossible(scope, needs) ?? otherwise)
  const any = from()
  const billing = from(needsBilling)
  const support = from(needsTickets)
  const growth = from(needsUsage, needsBilling)
  return {
    customers: any('customers', 'Customers could not be counted.'),
    payingCustomers: billing('paying_customers', 'No customer has recurring revenue yet.'),
    atRiskCustomers: billing('at_risk_customers', 'No health score could be worked out.'),
    atRiskArrCents: billing('at_risk_arr_cents', 'No health score could be worked out.'),
    atRiskCustomersPreviousDay: billing('at_risk_customers_previous_day', 'There is no day before.'),
    mrrCents: billing('mrr_cents', 'There is no recurring revenue yet.'),
    arrCents: billing('arr_cents', 'There is no recurring revenue yet.'),
    mrrChangeMonthToDateCents: billing('mrr_change_mtd_cents', 'There is no month before.'),
    nrr: billing('nrr_12m', 'No customer paid twelve months earlier.'),
    grr: billing('grr_12m', 'No customer paid twelve months earlier.'),
    expansionCustomers: growth('expansion_customers', 'Expansion signals could not be worked out.'),
    estimatedUpliftCents: growth('estimated_uplift_cents', 'No signal has an estimate.'),
    firstReplyAdherence: support(
      'sla_first_reply_adherence_14d',
      'No first reply was due in the last 14 days.',
    ),
    openTickets: support('open_tickets', 'Open tickets could not be counted.'),
  }
}
