import type { ChurnRow, Scorer } from './churn-row.ts'
import { FEATURES, RECENCY } from './features.ts'
import type { Logistic } from './logistic.ts'
import type { Observation } from './observation.ts'
import { predictChurn, type Predictions, type Training } from './predict-churn.ts'
import { calibrationCurve, type Judged, qualityOf } from './quality.ts'
import { SETTINGS } from './settings.ts'

/** Learns who leaves, scores every observation out of time and by other customers, and judges all scorers. */
export async function* trainChurn(rows: AsyncIterable<Observation>): AsyncGenerator<ChurnRow> {
  const gathered: Observation[] = []
  for await (const row of rows) gathered.push(row)
  const observations = sorted(gathered)
  const model = predictChurn(observations, SETTINGS)
  yield* predictionRows(observations, model)
  yield* trainingRows(model.trainings)
  yield* featureRows(model.trainings)
  const recency = predictChurn(observations, { ...SETTINGS, features: [RECENCY] })
  const rates = new Map(model.trainings.map(({ date, churnRate }) => [date, churnRate]))
  const scores: Readonly<Record<Scorer, (row: number, observation: Observation) => number | null>> = {
    model: (row) => model.risks[row] ?? null,
    rules: (_, { churn_risk_rules: risk }) => risk,
    health: (_, { health_risk: risk }) => risk,
    recency: (row) => recency.risks[row] ?? null,
    constant: (_, { date }) => rates.get(date) ?? null,
  }
  for (const [scorer, scoreOf] of Object.entries(scores)) {
    const judged: Judged[] = []
    for (const [row, observation] of observations.entries()) {
      const { leaves } = observation
      if (leaves === null || (model.risks[row] ?? null) === null) continue
      const score = scoreOf(row, observation)
      if (score !== null) judged.push({ score, leaves })
    }
    yield* qualityRows(scorer as Scorer, judged)
  }
}

/** Sums of floating point depend on the order, and nothing else may. */
function sorted(observations: readonly Observation[]): readonly Observation[] {
  return observations.toSorted(
    (left, right) => compared(left.date, right.date) || compared(left.customer_id, right.customer_id),
  )
}

const compared = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

function* predictionRows(
  observations: readonly Observation[],
  { risks }: Predictions,
): Generator<ChurnRow, void> {
  for (const [row, { customer_id, date, is_cancellation_known: isDecided }] of observations.entries()) {
    const risk = risks[row] ?? null
    yield {
      output: 'prediction',
      customer_id,
      date,
      churn_risk_score: risk,
      missing_reason: risk !== null ? null : isDecided ? 'cancellation_known' : 'too_few_churned',
    }
  }
}

function* trainingRows(trainings: readonly Training[]): Generator<ChurnRow, void> {
  for (const { date, observations, customers, churners, churnRate, models } of trainings) {
    yield {
      output: 'training',
      date,
      observations,
      customers,
      churned: churners,
      churn_rate: churnRate,
      is_trained: models.length > 0,
    }
  }
}

/** What the models of the last day weigh: the mean of the groups, and how far they differ. */
function* featureRows(trainings: readonly Training[]): Generator<ChurnRow, void> {
  const models = trainings.findLast(({ models: own }) => own.length > 0)?.models ?? []
  if (models.length === 0) return
  for (const [index, { name, description }] of FEATURES.entries()) {
    const over = (value: (model: Logistic) => number | undefined): readonly number[] =>
      models.map((model) => value(model) ?? 0)
    const weights = over(({ weights: own }) => own[index + 1])
    yield {
      output: 'feature',
      feature: name,
      description,
      weight: meanOf(weights),
      lowest_weight: Math.min(...weights),
      highest_weight: Math.max(...weights),
      mean: meanOf(over(({ scale }) => scale.means[index])),
      deviation: meanOf(over(({ scale }) => scale.deviations[index])),
    }
  }
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function* qualityRows(scorer: Scorer, judged: readonly Judged[]): Generator<ChurnRow, void> {
  const quality = qualityOf(judged)
  if (quality.churned === 0 || quality.churned === quality.observations) return
  yield {
    output: 'quality',
    scorer,
    observations: quality.observations,
    churned: quality.churned,
    brier: quality.brier,
    roc_auc: quality.rocAuc,
    pr_auc: quality.prAuc,
    lift_at_tenth: quality.liftAtTenth,
    calibration_error: quality.calibrationError,
  }
  for (const { tenth, observations, churned, meanScore, churnRate } of calibrationCurve(judged)) {
    yield {
      output: 'calibration',
      scorer,
      tenth,
      observations: Math.round(observations),
      churned,
      mean_score: meanScore,
      churn_rate: churnRate,
    }
  }
}
