import type { Figure } from './figure.ts'

export interface Headline {
  readonly customers: Figure
  readonly payingCustomers: Figure
  /** Paying customers in the bands at_risk and critical. */
  readonly atRiskCustomers: Figure
  readonly atRiskArrCents: Figure
  readonly atRiskCustomersPreviousDay: Figure
  readonly mrrCents: Figure
  readonly arrCents: Figure
  readonly mrrChangeMonthToDateCents: Figure
  readonly nrr: Figure
  readonly grr: Figure
  readonly expansionCustomers: Figure
  readonly estimatedUpliftCents: Figure
  readonly firstReplyAdherence: Figure
  readonly openTickets: Figure
}
