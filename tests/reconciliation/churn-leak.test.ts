import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtDemo } from '../e2e/built-demo.ts'

const DAY = "date '2020-06-30'"

/** All that models of churn read, other from that day on: values of others, nothing, or the contrary. */
const OTHERWISE_AFTER = [
  `update intermediate.int_health__measures set usage_trend_28d = -0.9, seat_utilisation = 0.01, mrr_trend_90d = -0.5,
    days_since_last_activity = 27, days_past_due = 20, is_delinquent = 1, champion_left = 1, segment = 'enterprise',
    mrr_cents = mrr_cents + 7, score_hundredths = 100, band_rank = 1, first_paid_date = date, term_renewal_date = date
    where date > ${DAY}`,
  `update intermediate.int_usage__customer_sums set units_28d = 1, active_seats = 1 where date > ${DAY}`,
  `update intermediate.int_revenue__cancellation_events set event_type = 'cancellation_scheduled' where date > ${DAY}`,
  `delete from ref.fact_subscription_daily where date > ${DAY} and hash(subscription_id) % 3 = 0`,
  `delete from marts.fct_mrr_movements where date > ${DAY}`,
]

const MODELS = ['departures', 'paying_days', 'cancellations', 'rules', 'usual_usage', 'observations']

/** The outcome is what came later; so is which day is the last. */
const KNOWN = `select * exclude (leaves, is_last_day) from`

const different = (period: string): string => `
  (${KNOWN} told where ${period} except ${KNOWN} intermediate.int_churn__observations)
  union all
  (${KNOWN} intermediate.int_churn__observations where ${period} except ${KNOWN} told)`

describe('what the churn model is told', () => {
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-leak-'))
  let database: DuckDBInstance | undefined
  let connection: DuckDBConnection

  const run = async (sql: string): Promise<void> => {
    await connection.run(sql)
  }
  const count = async (sql: string): Promise<number> => {
    const [[rows] = []] = (await connection.runAndReadAll(`select count(*)::int from (${sql})`)).getRowsJS()
    return Number(rows)
  }

  beforeAll(async () => {
    await builtDemo(20, dir)
    database = await DuckDBInstance.create(join(dir, 'warehouse.duckdb'))
    connection = await database.connect()
    await run('create table told as from intermediate.int_churn__observations')
    for (const sql of OTHERWISE_AFTER) await run(sql)
    for (const model of MODELS) {
      const name = `int_churn__${model}`
      const compiled = join(dir, 'target/compiled/waypoint/models/intermediate/churn', `${name}.sql`)
      await run(`create or replace table intermediate.${name} as ${readFileSync(compiled, 'utf8')}`)
    }
  })

  afterAll(() => {
    connection.closeSync()
    database?.closeSync()
    rmSync(dir, { recursive: true, force: true })
  })

  test('is the same on a day whatever happens after it', async () => {
    expect(await count(different(`date <= ${DAY}`))).toBe(0)
    expect(await count(`from told where date <= ${DAY}`)).toBeGreaterThan(500)
  })

  test('is different after it, and so are outcomes', async () => {
    expect(await count(different(`date > ${DAY}`))).toBeGreaterThan(500)
    const outcomes = `from told inner join intermediate.int_churn__observations as now using (customer_id, date)
      where told.leaves <> now.leaves`
    expect(await count(`select 1 ${outcomes}`)).toBeGreaterThan(10)
  })
})
