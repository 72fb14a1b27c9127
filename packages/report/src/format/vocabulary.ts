import type { HealthBand } from '../brief/bands.ts'
import type { MovementCategory } from '../brief/revenue.ts'

export const bandLabels: Readonly<Record<HealthBand, string>> = {
  critical: 'Critical',
  at_risk: 'At risk',
  watch: 'Watch',
  healthy: 'Healthy',
  insufficient_data: 'Insufficient data',
}

/** A shape beside the colour of each band, for readers who do not see the colour. */
export const bandSigns: Readonly<Record<HealthBand, string>> = {
  critical: '■',
  at_risk: '▲',
  watch: '◆',
  healthy: '●',
  insufficient_data: '○',
}

export const categoryLabels: Readonly<Record<MovementCategory, string>> = {
  new: 'New',
  reactivation: 'Reactivation',
  expansion: 'Expansion',
  contraction: 'Contraction',
  churn: 'Churn',
  fx: 'FX',
}

const terms: Readonly<Record<string, string>> = {
  smb: 'SMB',
  mid_market: 'Mid-market',
  enterprise: 'Enterprise',
  total: 'All',
  first_reply_time: 'First reply',
  next_reply_time: 'Next reply',
  full_resolution_time: 'Full resolution',
  requester_wait_time: 'Requester wait',
  agent_work_time: 'Agent work',
  usage_near_limit: 'Usage near limit',
  seat_utilisation: 'Seats nearly full',
  next_tier_adoption: 'Uses next tier',
  usage_trend_28d: 'Usage trend',
  feature_breadth: 'Feature breadth',
  overage_ratio_28d: 'Use of entitlement',
  device_online_ratio: 'Devices online',
  sla_breach_rate_14d: 'SLA breaches',
  open_critical_tickets_7d: 'Critical tickets',
  csat_90d: 'Ratings',
  failed_payments_30d: 'Failed payments',
  mrr_trend_90d: 'MRR trend',
  renewal_usage_trend: 'Usage before the renewal',
  mrr: 'MRR',
  api_queries: 'API queries',
  app: 'App database',
  google_ads: 'Google Ads',
  hubspot: 'HubSpot',
  linkedin_ads: 'LinkedIn Ads',
  meta_ads: 'Meta Ads',
}

/** A measure of health by its name; where a sign of growth has the same code, by its own. */
export function measureLabel(measure: string): string {
  return measure === 'seat_utilisation' ? 'Seats used' : term(measure)
}

/** A code of the data as readers say it: mid_market is Mid-market, urgent is Urgent. */
export function term(code: string): string {
  const words = code.replaceAll('_', ' ')
  return terms[code] ?? words.charAt(0).toUpperCase() + words.slice(1)
}
