import type { Observation } from './observation.ts'

/** One number that the model sees. Missing values stand for an ordinary customer. */
export interface Feature {
  readonly name: string
  readonly description: string
  readonly value: (observation: Observation) => number | null
}

const HORIZON_DAYS = 90

const between = (low: number, high: number, value: number | null): number | null =>
  value === null ? null : Math.min(high, Math.max(low, value))

const logOf = (value: number | null): number | null =>
  value === null ? null : Math.log1p(Math.max(0, value))

/** 1 where the contract allows to leave within the horizon. */
const mayLeave = ({ days_to_term_end: days }: Observation): number =>
  days === null || days <= HORIZON_DAYS ? 1 : 0

const usageLost = ({ usage_of_usual: share }: Observation): number | null =>
  share === null ? null : Math.max(0, 1 - share)

export const RECENCY: Feature = {
  name: 'days_since_last_activity',
  description: 'Days since anyone used a product, as a logarithm',
  value: (observation) => logOf(observation.days_since_last_activity),
}

/** All that the model sees. Status, scheduled cancellations and refunds are no features: they tell the outcome. */
export const FEATURES: readonly Feature[] = [
  {
    name: 'usage_lost',
    description: 'Share of its usual use (mean of the five 28-day windows before) that a customer has lost',
    value: usageLost,
  },
  {
    name: 'usage_lost_free_to_leave',
    description: 'The same where the contract allows to leave within 90 days',
    value: (observation) => {
      const lost = usageLost(observation)
      return lost === null ? null : lost * mayLeave(observation)
    },
  },
  {
    name: 'usage_trend',
    description: 'Use of the last 28 days against the 28 days before',
    value: ({ usage_trend }) => between(-1, 1, usage_trend),
  },
  {
    name: 'seat_utilisation',
    description: 'People active in 28 days as a share of the seats paid for',
    value: ({ seat_utilisation }) => between(0, 1.2, seat_utilisation),
  },
  {
    name: 'seat_utilisation_change',
    description: 'Seat utilisation against its mean in the five windows before',
    value: ({ seat_utilisation_change }) => between(-1, 1, seat_utilisation_change),
  },
  RECENCY,
  {
    name: 'overage_ratio',
    description: 'Highest use of a metered entitlement in 28 days as a share of it',
    value: ({ overage_ratio }) => between(0, 2, overage_ratio),
  },
  {
    name: 'champion_left',
    description: 'A champion of the customer left lately',
    value: ({ champion_left }) => champion_left,
  },
  {
    name: 'sla_breach_rate',
    description: 'Promises of support broken, of those decided in 14 days',
    value: ({ sla_breach_rate }) => sla_breach_rate,
  },
  {
    name: 'open_critical_tickets',
    description: 'Tickets of critical priority open at some time in 7 days',
    value: ({ open_critical_tickets }) => between(0, 5, open_critical_tickets),
  },
  {
    name: 'days_past_due',
    description: 'Days since the oldest unpaid renewal, as a logarithm',
    value: ({ days_past_due }) => logOf(days_past_due),
  },
  {
    name: 'mrr_trend',
    description: 'Recurring revenue against 90 days before',
    value: ({ mrr_trend }) => between(-1, 1, mrr_trend),
  },
  {
    name: 'mrr',
    description: 'Recurring revenue, as a logarithm',
    value: ({ mrr_cents }) => logOf(mrr_cents),
  },
  {
    name: 'tenure',
    description: 'Days since the first payment, as a logarithm',
    value: ({ tenure_days }) => logOf(tenure_days),
  },
  {
    name: 'free_to_leave',
    description: 'The contract allows to leave within 90 days',
    value: mayLeave,
  },
  {
    name: 'monthly_contract',
    description: 'No term of more than two months',
    value: ({ days_to_term_end }) => (days_to_term_end === null ? 1 : 0),
  },
  {
    name: 'smb',
    description: 'Segment SMB',
    value: ({ segment }) => (segment === 'smb' ? 1 : 0),
  },
  {
    name: 'enterprise',
    description: 'Segment enterprise',
    value: ({ segment }) => (segment === 'enterprise' ? 1 : 0),
  },
]
