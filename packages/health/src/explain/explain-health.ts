import { WaypointError } from '@waypoint/contracts'
import { numberOf, numberOrNull, textOf, textOrNull } from '../read/cells.ts'
import type { Query, Row } from '../read/query.ts'
import { dayWithin, scoredDays } from '../read/scored-days.ts'
import type {
  Ceiling,
  Evidence,
  ExplainedMeasure,
  HealthExplanation,
  MeasureState,
  ScoredDay,
} from './explanation.ts'

export interface ExplainRequest {
  readonly customer: { readonly customerId: string; readonly name: string }
  /** ISO date; default: the last day that has scores. */
  readonly date?: string | undefined
}

const WEEKS = 28

/** How the health of a customer came about, from what was published. */
export async function explainHealth(query: Query, request: ExplainRequest): Promise<HealthExplanation> {
  const { customer } = request
  const date = await dayOf(query, request)
  const days = await query(
    `select cast(date as varchar) as day, * from marts.customer_health_daily
     where customer_id = $1 and date in (cast($2 as date), cast($2 as date) - 1, cast($2 as date) - ${WEEKS})
     order by date desc`,
    [customer.customerId, date],
  )
  const day = days.find((row) => textOf(row, 'day') === date)
  if (day === undefined) throw noDay(customer.name, date)
  const [limits] = await query('select * from marts.customer_health_bands limit 1')
  const [history] = await query(
    `select date_diff('day', min(date), cast($2 as date)) as days from marts.customer_health_daily where customer_id = $1`,
    [customer.customerId, date],
  )
  const measures = await measuresOf(query, { customerId: customer.customerId, date, day })
  const before = days.find((row) => textOf(row, 'day') === addDays(date, -1))
  const weeksBefore = days.find((row) => textOf(row, 'day') === addDays(date, -WEEKS))
  return {
    customer,
    segment: textOf(day, 'segment'),
    lifecycleStage: textOf(day, 'lifecycle_stage'),
    day: scored(day),
    dayBefore: before === undefined ? null : scored(before),
    weeksBefore: weeksBefore === undefined ? null : scored(weeksBefore),
    dataCoverage: numberOf(day, 'data_coverage'),
    minimumCoverage: numberOf(limits, 'minimum_coverage'),
    daysOfHistory: numberOf(history, 'days'),
    minimumHistoryDays: numberOf(limits, 'minimum_history_days'),
    ceiling: await ceilingOf(query, day),
    measures: measures.toSorted(byImportance),
  }
}

async function dayOf(query: Query, { customer, date }: ExplainRequest): Promise<string> {
  const range = await scoredDays(query, customer.customerId)
  if (range.last === '') {
    throw new WaypointError({
      code: 'no-health',
      message: `${customer.name} has no health: it never paid, used a product or opened a ticket, or is a test account.`,
      hint: '`waypoint sql "from marts.customer_health_scores"` lists the customers that have.',
    })
  }
  return dayWithin(date ?? range.last, range, customer.name)
}

function noDay(name: string, date: string): WaypointError {
  return new WaypointError({
    code: 'day-out-of-range',
    message: `There is no health of ${name} on ${date}: it was no customer then.`,
    hint: 'Some days after a customer stops paying its health ends; it begins again with the next payment.',
  })
}

const scored = (row: Row): ScoredDay => ({
  date: textOf(row, 'day'),
  score: numberOrNull(row, 'health_score'),
  band: textOf(row, 'health_band'),
})

interface Place {
  readonly customerId: string
  readonly date: string
  readonly day: Row
}

async function measuresOf(
  query: Query,
  { customerId, date, day }: Place,
): Promise<readonly ExplainedMeasure[]> {
  const policy = await query(
    'select * from marts.customer_health_policy where segment = $1 and lifecycle_stage = $2',
    [textOf(day, 'segment'), textOf(day, 'lifecycle_stage')],
  )
  const reasons = await query(
    `select measure, points, cast(date as varchar) as day, points_change_1d, points_change_28d
     from marts.customer_health_reasons
     where customer_id = $1 and date in (cast($2 as date), cast($2 as date) - 1, cast($2 as date) - ${WEEKS})`,
    [customerId, date],
  )
  const evidence = await query(
    `select measure, record, detail, cast(happened_on as varchar) as happened_on,
       cast(known_from_date as varchar) as known_from, cast(counts_until_date as varchar) as counts_until
     from marts.customer_health_evidence
     where customer_id = $1 and known_from_date <= cast($2 as date) and counts_until_date > cast($2 as date)
     order by happened_on desc, record`,
    [customerId, date],
  )
  const scoredThen = await query(
    `select cast(date as varchar) as day from marts.customer_health_daily
     where customer_id = $1 and health_score is not null
       and date in (cast($2 as date) - 1, cast($2 as date) - ${WEEKS})`,
    [customerId, date],
  )
  const pointsOn = (measure: string, then: string): number | null => {
    const found = reasons.find((row) => textOf(row, 'measure') === measure && textOf(row, 'day') === then)
    if (found !== undefined) return numberOf(found, 'points')
    return scoredThen.some((row) => textOf(row, 'day') === then) ? 0 : null
  }
  return policy.map((row) => {
    const measure = textOf(row, 'measure')
    const value = valueOf(day, measure)
    return {
      measure,
      component: textOrNull(row, 'component'),
      state: stateOf(row, value, day),
      weight: numberOf(row, 'weight'),
      value,
      noPenaltyAt: numberOrNull(row, 'no_penalty_at'),
      fullPenaltyAt: numberOrNull(row, 'full_penalty_at'),
      points: pointsOn(measure, date) ?? 0,
      pointsDayBefore: pointsOn(measure, addDays(date, -1)),
      pointsWeeksBefore: pointsOn(measure, addDays(date, -WEEKS)),
      evidence: evidence.filter((one) => textOf(one, 'measure') === measure).map(evidenceOf),
    }
  })
}

/** The daily table has a flag where the policy has a measure of 0 or 1. */
const valueOf = (day: Row, measure: string): number | null =>
  numberOrNull(day, measure === 'champion_left' ? 'has_champion_left' : measure)

/** What is connected for a customer shows in the measures that always have a value there. */
function isConnected(day: Row, needs: string): boolean {
  switch (needs) {
    case 'usage':
      return numberOrNull(day, 'days_since_last_activity') !== null
    case 'devices':
      return numberOf(day, 'has_devices') === 1
    case 'support':
      return numberOrNull(day, 'open_critical_tickets_7d') !== null
    case 'billing':
      return numberOrNull(day, 'days_past_due') !== null
    default:
      return true
  }
}

function stateOf(policy: Row, value: number | null, day: Row): MeasureState {
  if (value !== null) return 'measured'
  if (!isConnected(day, textOf(policy, 'needs'))) return 'missing'
  switch (textOf(policy, 'when_unmeasured')) {
    case 'no_penalty':
      return 'good_news'
    case 'not_applicable':
      return 'not_applicable'
    default:
      return 'missing'
  }
}

async function ceilingOf(query: Query, day: Row): Promise<Ceiling | null> {
  const score = numberOrNull(day, 'health_score')
  if (score === null) return null
  const rows = await query(
    `select * from marts.customer_health_policy
     where segment = $1 and lifecycle_stage = $2 and ceiling_from is not null and ceiling_score = cast($3 as decimal(5, 2))`,
    [textOf(day, 'segment'), textOf(day, 'lifecycle_stage'), score],
  )
  const holding = rows.find((row) => isAtCeiling(row, valueOf(day, textOf(row, 'measure'))))
  if (holding === undefined) return null
  return {
    measure: textOf(holding, 'measure'),
    from: numberOf(holding, 'ceiling_from'),
    bestBand: textOf(holding, 'ceiling_band'),
    score: numberOf(holding, 'ceiling_score'),
  }
}

function isAtCeiling(policy: Row, value: number | null): boolean {
  const from = numberOf(policy, 'ceiling_from')
  const falls = numberOf(policy, 'full_penalty_at') < numberOf(policy, 'no_penalty_at')
  return value !== null && (falls ? value <= from : value >= from)
}

const evidenceOf = (row: Row): Evidence => ({
  record: textOf(row, 'record'),
  detail: textOrNull(row, 'detail'),
  happenedOn: textOf(row, 'happened_on'),
  knownFrom: textOf(row, 'known_from'),
  countsUntil: textOf(row, 'counts_until'),
})

const ORDER: Readonly<Record<MeasureState, number>> = {
  measured: 0,
  good_news: 0,
  not_applicable: 1,
  missing: 2,
}

function byImportance(left: ExplainedMeasure, right: ExplainedMeasure): number {
  return right.points - left.points || ORDER[left.state] - ORDER[right.state] || right.weight - left.weight
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
