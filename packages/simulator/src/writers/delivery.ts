import type { PayoutTotals } from '../billing/balance.ts'
import type { SimulatedPeriod } from '../clock/simulated-period.ts'
import type { Mess } from '../mess/mess.ts'
import type { ExtractLog } from './extract-log.ts'

/** What every vendor's extract needs: where rows go, and which of them come out wrong. */
export interface Delivery {
  readonly seed: number
  readonly locationsPerCustomer: number
  readonly period: SimulatedPeriod
  readonly log: ExtractLog
  readonly mess: Mess
  /** What Stripe pays out, filled while accounts are extracted. */
  readonly payouts: PayoutTotals
}
