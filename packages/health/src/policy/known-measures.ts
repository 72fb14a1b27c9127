/** What has to be connected for a measure to be taken. */
export type Capability = 'usage' | 'devices' | 'support' | 'billing'

/** The parts of the composite view. */
export const components = ['usage', 'support', 'revenue', 'engagement'] as const

export type Component = (typeof components)[number]

export interface KnownMeasure {
  readonly needs: Capability
  /** Whether a higher value is worse. */
  readonly isWorseAbove: boolean
}

const measure = (needs: Capability, isWorseAbove: boolean): KnownMeasure => ({ needs, isWorseAbove })

/** Every measure that the models take, by the name of its column. */
export const knownMeasures = {
  usage_trend_28d: measure('usage', false),
  seat_utilisation: measure('usage', false),
  feature_breadth: measure('usage', false),
  days_since_last_activity: measure('usage', true),
  overage_ratio_28d: measure('usage', true),
  champion_left: measure('usage', true),
  device_online_ratio: measure('devices', false),
  sla_breach_rate_14d: measure('support', true),
  open_critical_tickets_7d: measure('support', true),
  csat_90d: measure('support', false),
  days_past_due: measure('billing', true),
  failed_payments_30d: measure('billing', true),
  mrr_trend_90d: measure('billing', false),
  renewal_usage_trend: measure('billing', false),
} as const satisfies Readonly<Record<string, KnownMeasure>>

export type MeasureName = keyof typeof knownMeasures

export const measureNames = Object.keys(knownMeasures) as readonly MeasureName[]

/** What can cap the band although it has no weight. */
export const flagNames = ['is_delinquent'] as const

export type FlagName = (typeof flagNames)[number]

export const segments = ['smb', 'mid_market', 'enterprise', 'unknown'] as const

export type Segment = (typeof segments)[number]

export const lifecycleStages = ['onboarding', 'established'] as const

export type LifecycleStage = (typeof lifecycleStages)[number]

export const riskBands = ['low', 'medium', 'high'] as const

export type RiskBand = (typeof riskBands)[number]

/**
 * What a measure without a value means: nothing is known and the others weigh more; or nothing bad happened; or
 * there is nothing to measure. The last two hold only where what the measure needs is connected.
 */
export const meaningsOfNothing = ['left_out', 'no_penalty', 'not_applicable'] as const

export type MeaningOfNothing = (typeof meaningsOfNothing)[number]
