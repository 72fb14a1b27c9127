import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type HealthDay, publishedHealth } from '../fixtures/published-health.ts'
import {
  type KnownMeasure,
  knownMeasures,
  lifecycleStages,
  type MeasureName,
  measureNames,
  segments,
} from '../policy/known-measures.ts'
import { readPolicy } from '../policy/read-policy.ts'
import { simulatedScoresSql } from './simulated-scores-sql.ts'
import { simulatePolicy } from './simulate-policy.ts'

const text = readFileSync(
  fileURLToPath(new URL('../../../../analytics/policies/health.yml', import.meta.url)),
  'utf8',
)
const policy = readPolicy(text, 'health.yml')
const SEED = 20_210_101
const CUSTOMERS = 400

const columnOf = (measure: MeasureName): string =>
  measure === 'champion_left' ? 'has_champion_left' : measure

/** Values of a measure from good to bad, past both thresholds; counts are whole, flags are flags. */
function valueAt(measure: MeasureName, badness: number): number | boolean {
  const { noPenaltyAt, fullPenaltyAt } = policy.stages[1]?.measures[measure] ?? {
    noPenaltyAt: 0,
    fullPenaltyAt: 1,
  }
  if (measure === 'champion_left') return badness > 0.5
  const value = noPenaltyAt + (1.6 * badness - 0.3) * (fullPenaltyAt - noPenaltyAt)
  const isCount = /^days|^open|^failed/.test(measure)
  return isCount ? Math.max(0, Math.round(value)) : Math.round(value * 10_000) / 10_000
}

const share = fc.integer({ min: 0, max: 1000 }).map((value) => value / 1000)

const customer = fc.record({
  segment: fc.constantFrom(...segments),
  stage: fc.constantFrom(...lifecycleStages),
  badness: fc.array(fc.option(share, { freq: 6 }), {
    minLength: measureNames.length,
    maxLength: measureNames.length,
  }),
  worse: fc.nat(measureNames.length - 1),
  by: share,
  isDelinquent: fc.boolean(),
})

const days = (id: string, row: Omit<HealthDay, 'customer_id' | 'date'>): readonly HealthDay[] =>
  ['2020-01-01', '2020-02-01'].map((date) => ({ ...row, customer_id: id, date }))

function rowOf(
  one: Readonly<typeof customer extends fc.Arbitrary<infer T> ? T : never>,
  worsened: boolean,
): HealthDay {
  const measures = measureNames.map((measure, index) => {
    const badness = one.badness[index] ?? null
    if (badness === null) return [columnOf(measure), null]
    const now = worsened && index === one.worse ? badness + (1 - badness) * one.by : badness
    return [columnOf(measure), valueAt(measure, now)]
  })
  return {
    ...Object.fromEntries(measures),
    segment: one.segment,
    lifecycle_stage: one.stage,
    is_delinquent: one.isDelinquent,
    has_devices: true,
    mrr_cents: 1000,
  }
}

describe('the arithmetic of scores', () => {
  test('worse news of one measure never raises a score, and scores lie between 0 and 100', async () => {
    const customers = fc.sample(customer, { seed: SEED, numRuns: CUSTOMERS })
    const { query } = await publishedHealth(
      customers.flatMap((one, index) => [
        ...days(`${index}`, rowOf(one, false)),
        ...days(`${index} worse`, rowOf(one, true)),
      ]),
      policy,
    )
    await query(`create temp table scores as ${simulatedScoresSql(policy)}`)
    const [counts] = await query(
      `select count(*) as pairs, count(*) filter (where worse.score > usual.score) as raised,
         count(*) filter (where worse.score < usual.score) as lowered,
         count(*) filter (where usual.score not between 0 and 100 or usual.band_rank not between 1 and 4) as outside
       from scores as usual inner join scores as worse
         on worse.customer_id = usual.customer_id || ' worse' and worse.date = usual.date
       where usual.score is not null`,
    )
    expect(counts).toMatchObject({ raised: '0', outside: '0' })
    expect(Number(counts?.['pairs'])).toBeGreaterThan(CUSTOMERS / 2)
    expect(Number(counts?.['lowered'])).toBeGreaterThan(CUSTOMERS / 10)
  })

  test('thresholds of the fixture go the way of the measure', () => {
    for (const name of measureNames) {
      const known: KnownMeasure = knownMeasures[name]
      expect(Number(valueAt(name, 1)) >= Number(valueAt(name, 0)), name).toBe(known.isWorseAbove)
    }
  })
})

const healthy = {
  segment: 'smb',
  lifecycle_stage: 'established',
  days_since_last_activity: 0,
  open_critical_tickets_7d: 0,
  days_past_due: 0,
  failed_payments_30d: 0,
  seat_utilisation: 1,
  usage_trend_28d: 0,
  has_champion_left: false,
  feature_breadth: 1,
  is_delinquent: false,
  has_devices: true,
  mrr_cents: 1000,
  health_score: 100,
  health_band: 'healthy',
  risk_band: 'low',
} as const

/** A day for each day of half a year. */
function everyDay(
  id: string,
  row: Readonly<Record<string, string | number | boolean>>,
): readonly HealthDay[] {
  return Array.from({ length: 182 }, (_, index) => ({
    ...row,
    customer_id: id,
    date: new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10),
  }))
}

describe('a simulated policy', () => {
  const idle = { ...healthy, days_since_last_activity: 6 }

  async function simulated(changed: string): Promise<Awaited<ReturnType<typeof simulatePolicy>>> {
    const { query, connection } = await publishedHealth(
      [...everyDay('stays', healthy), ...everyDay('idle', idle), ...everyDay('leaves', idle)],
      policy,
    )
    await connection.run(`insert into marts.fct_mrr_movements values ('leaves', date '2020-03-20', 'churn');
      insert into core.dim_customer_current values ('idle', 'Idle Ltd')`)
    return await simulatePolicy(query, { policy: readPolicy(changed, 'changed.yml'), from: '2020-01-15' })
  }

  const stricter = text
    .replace('weight: 22', 'weight: 0')
    .replace('weight: 14', 'weight: 36')
    .replace('full_penalty_at: 10', 'full_penalty_at: 6')

  test('tells who leaves and is caught, and what are false alarms', async () => {
    const { before, after, leavers, months } = await simulated(stricter)
    expect(leavers).toBe(2)
    expect(before).toEqual({ caught: 0, falseAlarms: 0, recall: 0, precision: null })
    expect(after).toEqual({ caught: 2, falseAlarms: 4, recall: 1, precision: 1 / 3 })
    expect(months.map(({ month, leavers: left }) => [month, left])).toEqual([
      ['2020-02', 1],
      ['2020-03', 1],
      ['2020-04', 0],
      ['2020-05', null],
      ['2020-06', null],
    ])
  })

  test('tells who moves, by name where there is one', async () => {
    const { moves, changes } = await simulated(stricter)
    expect(moves.map(({ name, bandBefore, bandAfter }) => [name, bandBefore, bandAfter])).toEqual([
      ['Idle Ltd', 'healthy', 'at_risk'],
      ['leaves', 'healthy', 'at_risk'],
    ])
    expect(changes).toContainEqual({
      segment: 'smb',
      lifecycleStage: 'established',
      measure: 'usage_trend_28d',
      what: 'weight',
      before: '22',
      after: '0',
    })
  })

  test('that is the published one has no change', async () => {
    expect((await simulated(text)).changes).toEqual([])
  })

  test('says which days there are when asked for others', async () => {
    const { query } = await publishedHealth(everyDay('stays', healthy), policy)
    await expect(simulatePolicy(query, { policy, to: '2021-01-01' })).rejects.toMatchObject({
      code: 'day-out-of-range',
      hint: 'Give a day from 2020-01-01 to 2020-06-30.',
    })
  })
})
