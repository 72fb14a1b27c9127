/** What was known of a paying customer at the end of a day, and whether it left afterwards. */
export interface Observation {
  readonly customer_id: string
  /** ISO date. */
  readonly date: string
  /** Whether MRR went to 0 within the horizon; null while the horizon is not over. */
  readonly leaves: boolean | null
  /** Who is known to leave is neither learned from nor scored. */
  readonly is_cancellation_known: boolean
  /** The transparent score to be compared with, 0 to 1. */
  readonly churn_risk_rules: number | null
  /** 1 minus the health score as a share; null without a score. */
  readonly health_risk: number | null
  readonly usage_trend: number | null
  readonly usage_of_usual: number | null
  readonly seat_utilisation: number | null
  readonly seat_utilisation_change: number | null
  readonly days_since_last_activity: number | null
  readonly overage_ratio: number | null
  readonly champion_left: number | null
  readonly sla_breach_rate: number | null
  readonly open_critical_tickets: number | null
  readonly days_past_due: number | null
  readonly mrr_trend: number | null
  readonly mrr_cents: number
  readonly tenure_days: number | null
  /** Days until a term of more than two months ends; null for contracts that end any month. */
  readonly days_to_term_end: number | null
  readonly segment: string
}
