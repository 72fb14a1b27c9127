import type { Band } from './policy.ts'
import type { Reading, YamlMap } from './reading.ts'

const DAYS = { from: 1, to: 3650 }
const COUNT = { from: 0, to: 1_000_000_000 }
const SHARE = { from: 0, to: 1 }
const MULTIPLE = { from: 0, to: 100 }
const WEIGHT = { from: 0, to: 100 }
/** Where something counts in full; it is divided by. */
const FULL_AT = { from: 0.0001, to: 1_000_000_000 }

const WHOLE_DAYS = [
  'activity_window_days',
  'champion_memory_days',
  'critical_window_days',
  'sla_window_days',
  'csat_window_days',
  'failed_payments_window_days',
  'device_window_days',
  'mrr_trend_days',
  'renewal_horizon_days',
  'renewal_minimum_term_days',
] as const

/** Subscriptions have no other status. */
const statuses = [
  'active',
  'trialing',
  'past_due',
  'paused',
  'unpaid',
  'incomplete',
  'incomplete_expired',
  'canceled',
] as const

/** Priorities as the systems that tickets come from write them. */
const WORD = /^[A-Za-z][A-Za-z0-9 _-]*$/

export const settingNames = [
  'parameters',
  'expansion',
  'entity_health',
  'churn_risk',
  'subscription_status_factor',
] as const

/** Parts of the file that the models read as they stand: what is in them is checked, not changed. */
export function readSettings(root: Reading, bands: readonly Band[]): Readonly<Record<string, YamlMap>> {
  readParameters(root.at('parameters'))
  readExpansion(root.at('expansion'), bands)
  readParts(root.at('entity_health'), {
    weights: ['subscription_status', 'device_events', 'device_online', 'delinquency', 'mrr'],
    fullAt: ['device_events_30d_full_at', 'mrr_full_at'],
  })
  readParts(root.at('churn_risk'), {
    weights: ['subscription_status', 'device_events', 'inactivity', 'delinquency', 'health'],
    fullAt: ['inactivity_days_full_at'],
  })
  const factors = root.at('subscription_status_factor')
  factors.onlyKeys(statuses)
  for (const status of statuses) factors.at(status).number(SHARE)
  return Object.fromEntries(settingNames.map((name) => [name, root.at(name).map()]))
}

function readParameters(reading: Reading): void {
  reading.onlyKeys([
    ...WHOLE_DAYS,
    'onboarding_days',
    'usage_trend_floor_units',
    'critical_priorities',
    'days_kept_after_churn',
    'first_load_hours',
  ])
  for (const name of WHOLE_DAYS) reading.at(name).whole(DAYS)
  for (const name of ['onboarding_days', 'days_kept_after_churn'])
    reading.at(name).whole({ from: 0, to: 3650 })
  reading.at('usage_trend_floor_units').number(COUNT)
  reading.at('first_load_hours').whole({ from: 0, to: 87_600 })
  const priorities = reading.at('critical_priorities')
  const named = priorities.items()
  if (Array.isArray(priorities.value) && named.length === 0) {
    priorities.say('critical_priorities must name one priority at least')
  }
  for (const priority of named) {
    if (typeof priority.value === 'string' && WORD.test(priority.value)) continue
    priority.say('critical_priorities must hold names of priorities', 'Such as urgent.')
  }
}

function readExpansion(reading: Reading, bands: readonly Band[]): void {
  reading.onlyKeys([
    'worst_band',
    'minimum_seats',
    'usage_near_limit',
    'usage_windows',
    'seat_utilisation',
    'next_tier_people',
    'next_tier_share',
    'seat_step',
  ])
  if (bands.length > 0) reading.at('worst_band').oneOf(bands.map(({ band }) => band))
  for (const name of ['minimum_seats', 'next_tier_people']) reading.at(name).whole(COUNT)
  reading.at('usage_windows').whole({ from: 1, to: 12 })
  for (const name of ['usage_near_limit', 'seat_utilisation', 'seat_step']) reading.at(name).number(MULTIPLE)
  reading.at('next_tier_share').number(SHARE)
}

interface Parts {
  readonly weights: readonly string[]
  readonly fullAt: readonly string[]
}

function readParts(reading: Reading, parts: Parts): void {
  reading.onlyKeys(['weights', ...parts.fullAt])
  const weights = reading.at('weights')
  weights.onlyKeys(parts.weights)
  const total = parts.weights.reduce((sum, part) => sum + weights.at(part).number(WEIGHT), 0)
  if (weights.isPresent && total !== 100) weights.say(`${weights.name} add up to ${total}, not 100`)
  for (const name of parts.fullAt) reading.at(name).number(FULL_AT)
}
