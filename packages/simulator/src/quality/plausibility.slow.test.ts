import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashKey } from '../random/hash.ts'
import { areaUnderCurve, type Example, fitLogisticRegression } from '../testing/logistic-regression.ts'
import { openSimulation, type OpenSimulation } from '../testing/open-simulation.ts'
import { type MeasuredFigure, measureQuality, PREPARATION } from './measure-quality.ts'
import { MEASURED_SOURCES } from './quality-report.ts'
import { RANGES } from './ranges.ts'

/** How far chance may carry a figure of a company this small out of its range, in standard errors. */
const TOLERANCE = 3

const DRIVERS = ['usage', 'support', 'price', 'champion', 'delinquency'] as const

let simulation: OpenSimulation
let figures: ReadonlyMap<string, MeasuredFigure>

beforeAll(async () => {
  simulation = await openSimulation({
    scale: 'small',
    seed: 20_261,
    customerCount: 600,
    sources: [...MEASURED_SOURCES],
  })
  for (const statement of PREPARATION) await simulation.query(statement)
  figures = await measureQuality((sql) => simulation.query(sql))
})

afterAll(() => simulation.close())

describe('a simulated company', () => {
  it.each(RANGES)('$topic: $label ($figure)', ({ figure, low, high }) => {
    const { value, error, count } = figures.get(figure) ?? { value: Number.NaN, error: 0, count: 0 }
    expect(count).toBeGreaterThan(10)
    expect(value).toBeGreaterThanOrEqual(low - TOLERANCE * error)
    expect(value).toBeLessThanOrEqual(high + TOLERANCE * error)
  })

  it('is not measured without a range', () => {
    expect([...figures.keys()].toSorted()).toEqual(RANGES.map(({ figure }) => figure).toSorted())
  })

  it('has a hazard with its drivers for every month at whose end a customer pays', async () => {
    const missing = await simulation.query(`
      select company_id, month from truth.mrr_month
      where mrr_minor > 0 and not exists (
        from truth.churn_hazard
        where churn_hazard.company_id = mrr_month.company_id and churn_hazard.month = mrr_month.month)`)
    expect(missing).toEqual([])
  })
})

describe('the truth', () => {
  it('knows one source of every customer', async () => {
    const others = await simulation.query(`
      select company_id from customer
      left join truth.touchpoint using (company_id)
      group by company_id having count(*) filter (where is_true_source) <> 1`)
    expect(others).toEqual([])
  })

  it('names owners that exist, and tells of every change of the name or the owner', async () => {
    const [counts] = await simulation.query(`
      select
        (select count(*) from truth.company as child
          where parent_company_id is not null
            and not exists (from truth.company where company.company_id = child.parent_company_id)) as lost,
        (select count(*) from truth.company_change inner join truth.company using (company_id)
          where kind = 'renamed' and name <> new_name
            or kind = 'taken_over' and company.parent_company_id <> company_change.parent_company_id) as untold,
        (select count(distinct kind) from truth.company_change) as kinds`)
    expect(counts).toEqual({ lost: 0, untold: 0, kinds: 2 })
  })
})

interface CustomerMonth {
  readonly company: string
  readonly drivers: readonly number[]
  readonly leaves: boolean
}

const customerMonths = async (): Promise<readonly CustomerMonth[]> => {
  const rows = await simulation.query(`
    select
      company_id, ${DRIVERS.map((driver) => `${driver}_driver`).join(', ')},
      exists (
        from truth.mrr_movement
        where mrr_movement.company_id = churn_hazard.company_id and category = 'churn'
          and date > month and date <= month + 90
      ) as leaves
    from truth.churn_hazard
    where month + 90 <= (select max(date) from truth.mrr_movement)
    order by company_id, month`)
  return rows.map((row) => ({
    company: String(row['company_id']),
    drivers: DRIVERS.map((driver) => Number(row[`${driver}_driver`])),
    leaves: row['leaves'] === true,
  }))
}

/** Learns on three quarters of the companies and is judged by the others. */
const judged = (
  months: readonly CustomerMonth[],
  featuresOf: (month: CustomerMonth, index: number) => readonly number[],
): number => {
  const examples = months.map((month, index) => ({
    isHeldOut: hashKey(['held out', month.company]) % 4 === 0,
    example: { features: featuresOf(month, index), happened: month.leaves } satisfies Example,
  }))
  const part = (isHeldOut: boolean): readonly Example[] =>
    examples.filter((entry) => entry.isHeldOut === isHeldOut).map((entry) => entry.example)
  return areaUnderCurve(fitLogisticRegression(part(false)), part(true))
}

describe('churn within 90 days', () => {
  it('is foretold by the drivers of a month, in companies the model has not seen', async () => {
    expect(judged(await customerMonths(), ({ drivers }) => drivers)).toBeGreaterThanOrEqual(0.8)
  })

  it('is not foretold by columns of chance', async () => {
    const chance = judged(await customerMonths(), (_, index) =>
      DRIVERS.map((driver) => hashKey(['chance', driver, index]) / 4294967296),
    )
    expect(Math.abs(chance - 0.5)).toBeLessThanOrEqual(0.05)
  })
})
