import type { RiskReason } from '../brief/watchlist.ts'
import { count, counted, decimal, percent } from './numbers.ts'
import { measureLabel } from './vocabulary.ts'

/** A reason, or any measure with a value. */
type MeasuredReason = Pick<RiskReason, 'measure' | 'value'> & Partial<RiskReason>

type Phrase = (value: number) => string

const direction = (value: number): string => `${value < 0 ? 'down' : 'up'} ${percent(Math.abs(value))}`

const phrases: Readonly<Record<string, Phrase>> = {
  usage_trend_28d: (value) => `Usage ${direction(value)} in 28 days`,
  seat_utilisation: (value) => `${percent(value)} of seats used`,
  feature_breadth: (value) => `${percent(value)} of the plan's features used`,
  days_since_last_activity: (value) => `No activity for ${counted(value, 'day')}`,
  overage_ratio_28d: (value) => `${percent(value)} of entitlement used`,
  device_online_ratio: (value) => `Devices online ${percent(value)} of the time`,
  sla_breach_rate_14d: (value) => `${percent(value)} of SLA targets breached in 14 days`,
  open_critical_tickets_7d: (value) => `${counted(value, 'critical ticket')} open in 7 days`,
  csat_90d: (value) => `${percent(value)} of ratings good in 90 days`,
  failed_payments_30d: (value) => `${counted(value, 'failed payment')} in 30 days`,
  is_delinquent: () => 'Delinquent',
  days_past_due: (value) => `${counted(value, 'day')} past due`,
  champion_left: () => 'The champion left',
  renewal_usage_trend: (value) => `Usage ${direction(value)} before the renewal`,
  mrr_trend_90d: (value) => `MRR ${direction(value)} in 90 days`,
  days_to_renewal: (value) => (value < 0 ? 'Renewal overdue' : `Renewal in ${counted(value, 'day')}`),
}

/** What happened, as a customer success manager would say it: "Usage down 42.1% in 28 days". */
export function reasonSentence(reason: MeasuredReason): string {
  const { measure, value } = reason
  const phrase = phrases[measure]
  if (value === null) return measureLabel(measure)
  return phrase === undefined ? `${measureLabel(measure)} ${plainNumber(value)}` : phrase(value)
}

/** Where points begin to be lost, in the unit of the measure. */
export function thresholdSentence(reason: RiskReason): string {
  if (reason.threshold === null) return `Costs ${decimal(reason.points)} points of health`
  return `Costs ${decimal(reason.points)} points of health; threshold ${measureValue(reason.measure, reason.threshold)}`
}

/** A value in the unit of its measure: 42.1%, or 3. */
export function measureValue(measure: string, value: number): string {
  return isRatio(measure) ? percent(value) : plainNumber(value)
}

function isRatio(measure: string): boolean {
  return /(trend|ratio|rate|utilisation|breadth|share|csat)/.test(measure)
}

function plainNumber(value: number): string {
  return Number.isInteger(value) ? count(value) : decimal(value, 2)
}
