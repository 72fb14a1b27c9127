import type { ModelContext } from '@waypoint/cli'
import { type Observation, trainChurn } from '@waypoint/cli/churn'

export const config = { materialized: 'table' }

/** Every column that a row of some kind has: the relation always has them all. */
const COLUMNS = [
  'output',
  'customer_id',
  'scorer',
  'feature',
  'description',
  'missing_reason',
  'observations',
  'customers',
  'churned',
  'tenth',
  'churn_risk_score',
  'churn_rate',
  'mean_score',
  'brier',
  'roc_auc',
  'pr_auc',
  'lift_at_tenth',
  'calibration_error',
  'weight',
  'lowest_weight',
  'highest_weight',
  'mean',
  'deviation',
  'is_trained',
  'date',
] as const

/**
 * Learns from past months who leaves, and scores every month's customers by what was known by then from others. Nothing
 * but the observations goes in, so that the same data give the same risks.
 */
export default async function* model({ ref, rows }: ModelContext) {
  const observations = rows<Observation>(`
    select customer_id, segment, leaves, is_cancellation_known, cast(date as varchar) as date,
      cast(churn_risk_rules as double precision) as churn_risk_rules,
      1 - cast(health_score as double precision) / 100 as health_risk,
      cast(usage_trend as double precision) as usage_trend,
      cast(usage_of_usual as double precision) as usage_of_usual,
      cast(seat_utilisation as double precision) as seat_utilisation,
      cast(seat_utilisation_change as double precision) as seat_utilisation_change,
      cast(days_since_last_activity as double precision) as days_since_last_activity,
      cast(overage_ratio as double precision) as overage_ratio,
      cast(champion_left as double precision) as champion_left,
      cast(sla_breach_rate as double precision) as sla_breach_rate,
      cast(open_critical_tickets as double precision) as open_critical_tickets,
      cast(days_past_due as double precision) as days_past_due,
      cast(mrr_trend as double precision) as mrr_trend,
      cast(mrr_cents as double precision) as mrr_cents,
      cast(tenure_days as double precision) as tenure_days,
      cast(days_to_term_end as double precision) as days_to_term_end
    from ${ref('int_churn__observations')}
    order by date, customer_id`)
  let batch: Readonly<Record<string, unknown>>[] = []
  for await (const row of trainChurn(observations)) {
    batch.push(whole(row))
    if (batch.length < 2000) continue
    yield batch
    batch = []
  }
  yield batch
}

const EMPTY: Readonly<Record<string, unknown>> = Object.fromEntries(COLUMNS.map((column) => [column, null]))

const whole = (row: object): Readonly<Record<string, unknown>> => ({ ...EMPTY, ...row })
