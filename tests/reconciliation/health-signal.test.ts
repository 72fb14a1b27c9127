import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtDemo } from '../e2e/built-demo.ts'

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

describe('the health score of a company it was not set by', () => {
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-signal-'))
  let database: DuckDBInstance | undefined

  beforeAll(async () => {
    await builtDemo(20, dir)
    const pointer = JSON.parse(readFileSync(join(dir, 'published', 'current.json'), 'utf8')) as Pointer
    database = await DuckDBInstance.create(':memory:')
    const connection = await database.connect()
    await connection.run(`attach '${join(dir, 'published', pointer.file)}' as published (read_only)`)
    connection.closeSync()
  })

  afterAll(() => {
    database?.closeSync()
    rmSync(dir, { recursive: true, force: true })
  })

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
})
