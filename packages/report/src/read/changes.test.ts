import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Changes } from '../brief/changes.ts'
import { readChanges } from './changes.ts'
import { findMarts } from './marts.ts'
import type { Query } from './query.ts'

interface Account {
  readonly id: string
  readonly band: string
  readonly score: number | null
  readonly mrr: number
}

const RISK: Readonly<Record<string, string>> = {
  healthy: 'low',
  watch: 'medium',
  at_risk: 'high',
  critical: 'high',
}

/** A version with these accounts on its last day; `past` is what it says of everyone's score the day before. */
async function version(day: string, accounts: readonly Account[], past: string): Promise<Query> {
  const connection = await (await DuckDBInstance.create()).connect()
  const rows = accounts.map(
    ({ id, band, score, mrr }) =>
      `('${id}', 'Name of ${id}', '${band}', '${RISK[band] ?? band}', ${score ?? 'null'}, ${mrr}, date '${day}')`,
  )
  await connection.run(`create schema marts;
    create table marts.customer_health_scores as
      select a as customer_id, b as customer_name, c as health_band, d as risk_band, e::decimal(5, 2) as health_score,
        f::bigint as mrr_cents, 12 * f::bigint as arr_cents, f > 0 as is_paying, g as as_of_date
      from (values ${rows.join(', ')}) as account (a, b, c, d, e, f, g);
    create table marts.customer_health_daily as
      select customer_id, date '2020-12-30' as date, ${past}::decimal(5, 2) as health_score from marts.customer_health_scores;
    create table marts.fct_mrr_daily as
      select customer_id, as_of_date as date, mrr_cents from marts.customer_health_scores
      union all select 'someone', date '2020-12-30', 7 where date '${day}' > date '2020-12-30'`)
  return async (sql, parameters) =>
    (await connection.runAndReadAll(sql, [...(parameters ?? [])])).getRowObjectsJS()
}

let changes: Changes | null

beforeAll(async () => {
  const before = await version(
    '2020-12-30',
    [
      { id: 'falls', band: 'watch', score: 70, mrr: 100 },
      { id: 'recovers', band: 'at_risk', score: 60, mrr: 200 },
      { id: 'leaves', band: 'critical', score: 30, mrr: 300 },
      { id: 'stays', band: 'healthy', score: 99, mrr: 400 },
      { id: 'dips', band: 'healthy', score: 99, mrr: 500 },
      { id: 'never_pays', band: 'watch', score: 80, mrr: 0 },
    ],
    '50',
  )
  const now = await version(
    '2020-12-31',
    [
      { id: 'falls', band: 'critical', score: 40, mrr: 100 },
      { id: 'recovers', band: 'watch', score: 72, mrr: 200 },
      { id: 'leaves', band: 'critical', score: 20, mrr: 0 },
      { id: 'stays', band: 'healthy', score: 98, mrr: 400 },
      { id: 'dips', band: 'healthy', score: 91, mrr: 500 },
      { id: 'never_pays', band: 'critical', score: 10, mrr: 0 },
      { id: 'arrives', band: 'at_risk', score: null, mrr: 600 },
    ],
    "case customer_id when 'stays' then 51 else 50 end",
  )
  const scope = {
    query: now,
    marts: await findMarts(now),
    asOf: '2020-12-31',
    limit: 10,
    coverage: { sources: [], setAside: [] },
  }
  changes = await readChanges(scope, { query: before, id: 'before', publishedAt: '2020-12-30T06:00:00Z' })
})

const names = (accounts: readonly { readonly customerId: string }[] | undefined): readonly string[] =>
  accounts?.map(({ customerId }) => customerId) ?? []

describe('what changed since the version before', () => {
  it('tells who is newly at risk, who recovered and who left, paying customers only', () => {
    expect(names(changes?.newlyAtRisk)).toEqual(['arrives', 'falls'])
    expect(names(changes?.recovered)).toEqual(['recovers'])
    expect(names(changes?.lost)).toEqual(['leaves'])
  })

  it('tells the largest moves of the score among the others', () => {
    expect(names(changes?.moves)).toEqual(['dips'])
    expect(changes?.moves[0]).toMatchObject({ scoreBefore: { value: 99 }, scoreNow: { value: 91 } })
  })

  it('tells MRR of both days, and of the former day as it is told now', () => {
    expect(changes?.mrrBeforeCents).toEqual({ value: 1500 })
    expect(changes?.mrrNowCents).toEqual({ value: 1800 })
    expect(changes?.mrrRestatedCents).toEqual({ value: 7 })
  })

  it('counts customers whose past scores are told differently', () => {
    expect(changes?.restatedCustomers).toBe(1)
    expect(changes?.previous).toEqual({
      id: 'before',
      publishedAt: '2020-12-30T06:00:00Z',
      asOf: '2020-12-30',
    })
  })
})
