import { type Calibration, calibrate, calibrated } from './isotonic.ts'
import { GROUPS, groupOf } from './customer-group.ts'
import { type Design, designOf } from './design.ts'
import type { Feature } from './features.ts'
import { fitLogistic, type Logistic, logOddsOf } from './logistic.ts'
import type { Observation } from './observation.ts'

export interface PredictionSettings {
  readonly features: readonly Feature[]
  /** Days in which a customer leaves or not. */
  readonly horizonDays: number
  /** With fewer customers who left there is no model. */
  readonly minimumChurners: number
  /** Rows of one group to learn from at most; beyond it a fixed sample is taken. */
  readonly maximumRows: number
}

/** What the model of one day learned from. */
export interface Training {
  readonly date: string
  readonly observations: number
  readonly customers: number
  readonly churners: number
  readonly churnRate: number
  /** One for each group of customers; none where too few left. */
  readonly models: readonly Logistic[]
}

export interface Predictions {
  /** Risk for each observation, in their order; null where there is no model or the outcome is known. */
  readonly risks: readonly (number | null)[]
  readonly trainings: readonly Training[]
}

const DAY_MS = 86_400_000

const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS)

/**
 * Scores every day's customers by what could be learned until that day from other customers: only observations whose
 * horizon was over, and never a customer's own group. The observations are sorted by date, then customer.
 */
export function predictChurn(
  observations: readonly Observation[],
  settings: PredictionSettings,
): Predictions {
  const design = designOf(observations, settings.features)
  const outcomes = Float64Array.from(observations, ({ leaves }) => (leaves === true ? 1 : 0))
  const groups = Int32Array.from(observations, ({ customer_id }) => groupOf(customer_id))
  const days = Int32Array.from(observations, ({ date }) => dayNumber(date))
  const risks: (number | null)[] = observations.map(() => null)
  const trainings: Training[] = []
  let starts: readonly Float64Array[] = []
  for (const [from, to] of daysOf(observations)) {
    const day = days[from] as number
    const known: number[] = []
    for (let row = 0; row < from && (days[row] as number) + settings.horizonDays <= day; row += 1) {
      const { leaves, is_cancellation_known: isDecided } = observations[row] as Observation
      if (leaves !== null && !isDecided) known.push(row)
    }
    const training = trainingOf(observations, known, (observations[from] as Observation).date)
    if (training.churners < settings.minimumChurners) {
      trainings.push(training)
      continue
    }
    const rowsByGroup = Array.from({ length: GROUPS }, (_, group) =>
      sampled(
        known.filter((row) => groups[row] === group),
        settings.maximumRows,
      ),
    )
    const models = rowsByGroup.map((rows, group) => fitLogistic({ design, outcomes, rows }, starts[group]))
    starts = models.map(({ weights }) => weights)
    const panels = models.map((_, group) => panelFor(group, { models, rowsByGroup, design, outcomes }))
    for (let row = from; row < to; row += 1) {
      if ((observations[row] as Observation).is_cancellation_known) continue
      const panel = panels[groups[row] as number] as Panel
      risks[row] = rounded(calibrated(panel.calibration, meanLogOdds(panel.models, design, row)))
    }
    trainings.push({ ...training, models })
  }
  return { risks, trainings }
}

/** From and to of each day's rows. */
function daysOf(observations: readonly Observation[]): readonly (readonly [number, number])[] {
  const starts = observations.flatMap(({ date }, row) => (observations[row - 1]?.date === date ? [] : [row]))
  return starts.map((from, index) => [from, starts[index + 1] ?? observations.length] as const)
}

function trainingOf(observations: readonly Observation[], rows: readonly number[], date: string): Training {
  const own = rows.map((row) => observations[row] as Observation)
  const left = own.filter(({ leaves }) => leaves === true)
  return {
    date,
    observations: own.length,
    customers: new Set(own.map(({ customer_id }) => customer_id)).size,
    churners: new Set(left.map(({ customer_id }) => customer_id)).size,
    churnRate: own.length === 0 ? 0 : left.length / own.length,
    models: [],
  }
}

/** Every n-th row where there are more than wanted. */
function sampled(rows: readonly number[], most: number): Int32Array {
  const step = Math.ceil(rows.length / most)
  return Int32Array.from(step <= 1 ? rows : rows.filter((_, index) => index % step === 0))
}

/** The models that may score a group, and what their scores meant. */
interface Panel {
  readonly models: readonly Logistic[]
  readonly calibration: Calibration
}

interface Learned {
  readonly models: readonly Logistic[]
  readonly rowsByGroup: readonly Int32Array[]
  readonly design: Design
  readonly outcomes: Float64Array
}

/** Each of the other groups is scored by the model of the third one: nobody by a model that has seen it. */
function panelFor(group: number, { models, rowsByGroup, design, outcomes }: Learned): Panel {
  const others = models.map((_, index) => index).filter((index) => index !== group)
  const scored = others.flatMap((judge) =>
    others
      .filter((own) => own !== judge)
      .flatMap((own) =>
        Array.from(rowsByGroup[own] as Int32Array, (row) => ({
          score: logOddsOf(models[judge] as Logistic, design, row),
          outcome: outcomes[row] as number,
        })),
      ),
  )
  return {
    models: others.map((index) => models[index] as Logistic),
    calibration: calibrate(
      Float64Array.from(scored, ({ score }) => score),
      Float64Array.from(scored, ({ outcome }) => outcome),
    ),
  }
}

const meanLogOdds = (models: readonly Logistic[], design: Design, row: number): number =>
  models.reduce((sum, model) => sum + logOddsOf(model, design, row), 0) / models.length

const rounded = (risk: number): number => Math.round(risk * 10_000) / 10_000
