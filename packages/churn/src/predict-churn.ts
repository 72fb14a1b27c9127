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

/**
 * Scores every day's customers by what could be learned until that day from other customers: only observations whose
 * horizon was over, and never a customer's own group. Models are learned anew at the end of each quarter, so that in
 * between a risk changes because its customer did. The observations are sorted by date, then customer.
 */
export function predictChurn(
  observations: readonly Observation[],
  settings: PredictionSettings,
): Predictions {
  const data: Data = {
    design: designOf(observations, settings.features),
    outcomes: Float64Array.from(observations, ({ leaves }) => (leaves === true ? 1 : 0)),
    groups: Int32Array.from(observations, ({ customer_id }) => groupOf(customer_id)),
  }
  const risks: (number | null)[] = observations.map(() => null)
  const trainings: Training[] = []
  let panels: readonly Panel[] | undefined
  const lessons = lessonsOf(observations, settings.horizonDays)
  for (const [from, to] of daysOf(observations)) {
    const { date } = observations[from] as Observation
    const { known, ...training } = lessons(date)
    const learns =
      training.churners >= settings.minimumChurners && (panels === undefined || endsQuarter(date))
    if (learns) panels = panelsOf(data, known, settings.maximumRows)
    trainings.push({ ...training, models: learns ? modelsIn(panels) : [] })
    if (panels === undefined) continue
    for (let row = from; row < to; row += 1) {
      if ((observations[row] as Observation).is_cancellation_known) continue
      const { models, calibration } = panels[data.groups[row] as number] as Panel
      risks[row] = rounded(calibrated(calibration, meanLogOdds(models, data.design, row)))
    }
  }
  return { risks, trainings }
}

const endsQuarter = (date: string): boolean => /-(?:03|06|09|12)-3[01]$/.test(date)

interface Lessons extends Omit<Training, 'models'> {
  /** Rows whose horizon was over; who was known to leave taught nothing. */
  readonly known: readonly number[]
}

/** What could be learned from by the end of a day; to be asked day by day. */
function lessonsOf(observations: readonly Observation[], horizonDays: number): (date: string) => Lessons {
  const known: number[] = []
  const customers = new Set<string>()
  const churners = new Set<string>()
  let [next, left] = [0, 0]
  return (date) => {
    const lastDate = new Date(Date.parse(date) - horizonDays * DAY_MS).toISOString().slice(0, 10)
    for (let own = observations[next]; own !== undefined && own.date <= lastDate; own = observations[next]) {
      if (own.leaves !== null && !own.is_cancellation_known) {
        known.push(next)
        customers.add(own.customer_id)
        if (own.leaves) churners.add(own.customer_id)
        left += Number(own.leaves)
      }
      next += 1
    }
    return {
      date,
      known,
      observations: known.length,
      customers: customers.size,
      churners: churners.size,
      churnRate: known.length === 0 ? 0 : left / known.length,
    }
  }
}

/** From and to of each day's rows. */
function daysOf(observations: readonly Observation[]): readonly (readonly [number, number])[] {
  const starts: number[] = []
  for (const [row, { date }] of observations.entries()) {
    if (observations[row - 1]?.date !== date) starts.push(row)
  }
  return starts.map((from, index) => [from, starts[index + 1] ?? observations.length] as const)
}

/** Every n-th row where there are more than wanted. */
function sampled(rows: readonly number[], most: number): Int32Array {
  const step = Math.ceil(rows.length / most)
  return Int32Array.from(step <= 1 ? rows : rows.filter((_, index) => index % step === 0))
}

interface Data {
  readonly design: Design
  /** 1 where the customer left. */
  readonly outcomes: Float64Array
  readonly groups: Int32Array
}

/** The models that may score a group, and what their scores meant. */
interface Panel {
  readonly models: readonly Logistic[]
  readonly calibration: Calibration
}

function panelsOf(
  { design, outcomes, groups }: Data,
  known: readonly number[],
  most: number,
): readonly Panel[] {
  const rowsByGroup = Array.from({ length: GROUPS }, (_, group) =>
    sampled(
      known.filter((row) => groups[row] === group),
      most,
    ),
  )
  const models = rowsByGroup.map((rows) => fitLogistic({ design, outcomes, rows }))
  return models.map((_, group) => panelFor(group, { models, rowsByGroup, design, outcomes }))
}

/** Every model of the panels, each of which leaves its own group's out. */
const modelsIn = (panels: readonly Panel[] | undefined): readonly Logistic[] => [
  ...new Set(panels?.flatMap(({ models }) => models)),
]

interface Learned {
  readonly models: readonly Logistic[]
  readonly rowsByGroup: readonly Int32Array[]
  readonly design: Design
  readonly outcomes: Float64Array
}

/** Each of the other groups is scored by the model of the third one: nobody by a model that has seen it. */
function panelFor(group: number, { models, rowsByGroup, design, outcomes }: Learned): Panel {
  const [one, other] = models.map((_, index) => index).filter((index) => index !== group) as [number, number]
  const scores: number[] = []
  const left: number[] = []
  for (const [judge, own] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const row of rowsByGroup[own] as Int32Array) {
      scores.push(logOddsOf(models[judge] as Logistic, design, row))
      left.push(outcomes[row] as number)
    }
  }
  return {
    models: [models[one] as Logistic, models[other] as Logistic],
    calibration: calibrate(Float64Array.from(scores), Float64Array.from(left)),
  }
}

const meanLogOdds = (models: readonly Logistic[], design: Design, row: number): number =>
  models.reduce((sum, model) => sum + logOddsOf(model, design, row), 0) / models.length

const rounded = (risk: number): number => Math.round(risk * 10_000) / 10_000
