import type { HealthBand } from '../brief/bands.ts'
import type {
  Backtest,
  BacktestLine,
  BacktestMonth,
  Foresight,
  GrowthRecord,
  RiskScorer,
  RiskTenth,
  ScorerRecord,
} from '../brief/backtest.ts'
import { missing, present, type Section } from '../brief/section.ts'
import { isoDate, number, requiredNumber, requiredText } from './cell.ts'
import { gapFor, needsBilling } from './gap.ts'
import { grouped } from './grouped.ts'
import type { Row } from './query.ts'
import { martRows, type Scope } from './scope.ts'

const title = 'Backtest of scores'
const scorers: readonly RiskScorer[] = ['model', 'rules', 'health']
const bandOrder: readonly HealthBand[] = ['critical', 'at_risk', 'watch', 'healthy', 'insufficient_data']

export async function readBacktest(scope: Scope): Promise<Section<Backtest>> {
  const gap = gapFor(scope, title, { mart: 'health_backtest', needs: [needsBilling] })
  if (gap !== null) return gap
  const slices = await martRows(scope, 'health_backtest', {
    sql: (relation) => `
      select scorer, dimension, slice, sum(customers) as customers, sum(churned_customers) as churned,
        sum(mean_score * customers) / sum(customers) as mean_risk
      from ${relation}
      group by scorer, dimension, slice`,
  })
  const months = await monthsOf(scope)
  const [first, last] = [months[0], months.at(-1)]
  const churned = slices
    .filter((row) => row['dimension'] === 'total')
    .map((row) => requiredNumber(row, 'churned'))
  if (first === undefined || last === undefined) {
    return missing(title, 'No month has both customers and 90 days after it yet.')
  }
  if (Math.max(...churned) === 0)
    return missing(title, 'No customer has left within 90 days of a month’s end yet.')
  return present({
    from: first.date,
    to: last.date,
    scorers: scorers.flatMap((scorer) => recordOf(scorer, slices)),
    bands: bandsOf(slices),
    months,
    foresight: await foresightOf(scope),
    growth: await growthOf(scope),
  })
}

function recordOf(scorer: RiskScorer, slices: readonly Row[]): readonly ScorerRecord[] {
  const own = slices.filter((row) => row['scorer'] === scorer)
  const total = own.find((row) => row['dimension'] === 'total')
  if (total === undefined) return []
  const all = lineOf(total, total)
  const tenths = own
    .filter((row) => row['dimension'] === 'decile')
    .map(
      (row): RiskTenth => ({
        tenth: requiredNumber(row, 'slice'),
        ...lineOf(row, total),
        meanRisk: scorer === 'health' ? null : number(row, 'mean_risk'),
      }),
    )
    .toSorted((left, right) => left.tenth - right.tenth)
  return [{ scorer, all, tenths, calibrationError: calibrationErrorOf(tenths) }]
}

function lineOf(row: Row, total: Row): BacktestLine {
  const [customers, churned] = [requiredNumber(row, 'customers'), requiredNumber(row, 'churned')]
  const base = requiredNumber(total, 'churned') / Math.max(1, requiredNumber(total, 'customers'))
  const churnRate = customers === 0 ? 0 : churned / customers
  return { customers, churned, churnRate, lift: base === 0 ? null : churnRate / base }
}

function calibrationErrorOf(tenths: readonly RiskTenth[]): number | null {
  const customers = tenths.reduce((sum, it) => sum + it.customers, 0)
  if (customers === 0 || tenths.some(({ meanRisk }) => meanRisk === null)) return null
  return (
    tenths.reduce((sum, it) => sum + it.customers * Math.abs((it.meanRisk ?? 0) - it.churnRate), 0) /
    customers
  )
}

function bandsOf(slices: readonly Row[]): Backtest['bands'] {
  const own = slices.filter((row) => row['scorer'] === 'health')
  const total = own.find((row) => row['dimension'] === 'total')
  if (total === undefined) return []
  return bandOrder.flatMap((band) => {
    const row = own.find((it) => it['dimension'] === 'band' && it['slice'] === band)
    return row === undefined ? [] : [{ band, ...lineOf(row, total) }]
  })
}

async function monthsOf(scope: Scope): Promise<readonly BacktestMonth[]> {
  const rows = await martRows(scope, 'health_backtest', {
    sql: (relation) => `
      select cast(date as varchar) as date, scorer,
        max(case when dimension = 'total' then churn_rate end) as churn_rate,
        max(case when dimension = 'decile' and slice = '1' then lift end) as lift,
        sum(case when dimension = 'decile' then calibration_error * customers end)
          / sum(case when dimension = 'decile' then customers end) as calibration_error
      from ${relation}
      group by date, scorer
      order by date, scorer`,
  })
  return [...grouped(rows, (row) => isoDate(row, 'date') ?? '')].map(([date, own]) => {
    const of = (scorer: RiskScorer): Row | undefined => own.find((row) => row['scorer'] === scorer)
    const lift = (scorer: RiskScorer): number | null => number(of(scorer) ?? {}, 'lift')
    return {
      date,
      churnRate: requiredNumber(of('rules') ?? own[0] ?? {}, 'churn_rate'),
      lifts: { model: lift('model'), rules: lift('rules'), health: lift('health') },
      calibrationError: number(of('model') ?? {}, 'calibration_error'),
    }
  })
}

async function foresightOf(scope: Scope): Promise<readonly Foresight[]> {
  const rows = await martRows(scope, 'health_backtest_churns', {
    sql: (relation) => `
      select days_before, count(*) as customers, avg(case when was_warned then 1.0 else 0.0 end) as warned,
        avg(churn_risk_rules) as rules, avg(churn_risk_score) as model
      from ${relation}
      where not was_cancellation_known
      group by days_before
      order by days_before desc`,
  })
  return rows.map((row) => ({
    daysBefore: requiredNumber(row, 'days_before'),
    customers: requiredNumber(row, 'customers'),
    warned: requiredNumber(row, 'warned'),
    meanRules: number(row, 'rules'),
    meanModel: number(row, 'model'),
  }))
}

async function growthOf(scope: Scope): Promise<readonly GrowthRecord[]> {
  const rows = await martRows(scope, 'expansion_backtest', {
    sql: (relation) => `
      select signal, sum(customers) as customers, sum(expanded_customers) as expanded
      from ${relation}
      group by signal
      order by signal`,
  })
  return rows
    .map((row) => {
      const [customers, expanded] = [requiredNumber(row, 'customers'), requiredNumber(row, 'expanded')]
      return {
        signal: requiredText(row, 'signal'),
        customers,
        expanded,
        precision: expanded / Math.max(1, customers),
      }
    })
    .toSorted((one, other) => other.precision - one.precision)
}
