import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sharedDemo } from '../e2e/built-demo.ts'

interface Pointer {
  readonly file: string
}

interface BandChurn {
  readonly is_warned: boolean
  readonly customers: number
  readonly churn: number
}

/** Paying customers on the first of each month that has 90 days of future, by whether their band is a warning. */
const CHURN_BY_WARNING = `
  with paying as (
    select customer_id, date from published.marts.fct_mrr_daily group by all having sum(mrr_cents) > 0
  ),
  departure as (
    select customer_id, date from published.marts.fct_mrr_movements where category = 'churn' group by all
  ),
  snapshot as (
    select
      health.health_band <> 'healthy' as is_warned,
      exists (
        from departure
        where departure.customer_id = health.customer_id
          and departure.date > health.date and departure.date <= health.date + 90
      ) as leaves
    from published.marts.customer_health_daily as health
    inner join paying using (customer_id, date)
    where day(health.date) = 1 and health.health_score is not null
      and health.date + 90 <= (select max(date) from published.marts.customer_health_daily)
  )
  select is_warned, count(*)::int as customers, avg(leaves::int) as churn
  from snapshot group by is_warned order by is_warned`

/** Of the paying customers on the last day. */
const SHARES = `
  select
    avg((risk_band = 'high')::int) as at_risk,
    (select count(distinct customer_id) from published.marts.expansion_signals) / count(*) as ready_to_expand
  from published.marts.customer_health_scores where is_paying`

/** In past months, of the tenth with the highest risks. */
const LIFT_OF_RULES = `
  with counted as (
    select dimension, slice, sum(churned_customers) / sum(customers) as churn_rate
    from published.marts.health_backtest where scorer = 'rules' group by dimension, slice
  )
  select highest.churn_rate / everybody.churn_rate as lift
  from counted as highest inner join counted as everybody on everybody.dimension = 'total'
  where highest.dimension = 'decile' and highest.slice = '1'`

/** Of customers at month ends, how many the simulator let buy more within 90 days: with a sign of growth, and of all. */
const GROWTH_IN_TRUTH = `
  with company as (
    select distinct crosswalk.customer_id, record.company_id
    from warehouse.core.map_source_to_customer as crosswalk
    inner join truth.truth.company_record as record using (source_system, source_id)
  ),
  growth as (
    select company_id, date from truth.truth.mrr_movement where category = 'expansion'
  ),
  judged as (
    select
      paying.customer_id,
      paying.date,
      exists (
        from company inner join growth using (company_id)
        where company.customer_id = paying.customer_id
          and growth.date > paying.date and growth.date <= paying.date + 90
      ) as grows,
      exists (
        from warehouse.intermediate.int_expansion__signals as signal
        where signal.customer_id = paying.customer_id and signal.date = paying.date
      ) as has_sign
    from warehouse.intermediate.int_churn__paying_days as paying
    where paying.date + 90 <= (select max(date) from warehouse.intermediate.int_churn__paying_days)
  )
  select avg(grows::int) filter (where has_sign) as with_sign, avg(grows::int) as of_all from judged`

interface ScorerQuality {
  readonly scorer: string
  readonly lift: number
  readonly calibration_error: number
  readonly pr_auc: number
  readonly brier: number
}

describe('the health score of a company it was not set by', () => {
  let database: DuckDBInstance | undefined

  beforeAll(async () => {
    const dir = await sharedDemo(20)
    const pointer = JSON.parse(readFileSync(join(dir, 'published', 'current.json'), 'utf8')) as Pointer
    database = await DuckDBInstance.create(':memory:')
    const connection = await database.connect()
    for (const [name, file] of [
      ['published', join('published', pointer.file)],
      ['warehouse', 'warehouse.duckdb'],
      ['truth', 'truth.duckdb'],
    ]) {
      await connection.run(`attach '${join(dir, file ?? '')}' as ${name} (read_only)`)
    }
    connection.closeSync()
  })

  afterAll(() => database?.closeSync())

  const rowsOf = async (sql: string): Promise<unknown[]> => {
    const connection = await database?.connect()
    if (connection === undefined) throw new Error('the demo was not built')
    const rows = await connection.runAndReadAll(sql).then((result) => result.getRowObjectsJS())
    connection.closeSync()
    return rows
  }

  test('customers with a warning leave within 90 days at least twice as often as healthy ones', async () => {
    const [healthy, warned] = (await rowsOf(CHURN_BY_WARNING)) as readonly BandChurn[]
    expect(warned?.customers).toBeGreaterThan(50)
    expect(warned?.churn).toBeGreaterThan(2 * (healthy?.churn ?? 1))
  })

  test('a few customers are at risk, and a few are ready to expand', async () => {
    const [shares] = (await rowsOf(SHARES)) as readonly Readonly<
      Record<'at_risk' | 'ready_to_expand', number>
    >[]
    for (const share of [shares?.at_risk, shares?.ready_to_expand]) {
      expect(share).toBeGreaterThan(0.01)
      expect(share).toBeLessThan(0.15)
    }
  })

  test('the tenth with the highest risk by rules leaves at least three times as often as all', async () => {
    const [rules] = (await rowsOf(LIFT_OF_RULES)) as readonly { readonly lift: number }[]
    expect(rules?.lift).toBeGreaterThan(3)
  })

  test('the model, out of time and on customers it has not seen, is better than rules, recency and a constant', async () => {
    const rows = (await rowsOf(`
      select scorer, lift_at_tenth::double as lift, calibration_error::double as calibration_error,
        pr_auc::double as pr_auc, brier_score::double as brier
      from published.marts.churn_model_quality`)) as readonly ScorerQuality[]
    const of = new Map(rows.map((row) => [row.scorer, row]))
    const model = of.get('model')
    expect(model?.lift).toBeGreaterThan(4)
    expect(model?.calibration_error).toBeLessThan(0.05)
    for (const other of ['rules', 'recency', 'constant']) {
      expect(model?.pr_auc).toBeGreaterThan(of.get(other)?.pr_auc ?? 1)
      expect(model?.brier).toBeLessThan(of.get(other)?.brier ?? 0)
    }
  })

  test('customers with a sign of growth buy more within 90 days, more often than all who pay', async () => {
    const [growth] = (await rowsOf(GROWTH_IN_TRUTH)) as readonly Readonly<
      Record<'with_sign' | 'of_all', number>
    >[]
    expect(growth?.with_sign).toBeGreaterThan(1.15 * (growth?.of_all ?? 1))
  })
})
