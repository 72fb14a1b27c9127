import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AnalyticsWarehouse } from '../e2e/analytics-warehouse.ts'
import { credits, type Path, removalEffects } from './reference-attribution.ts'

const CHANNELS = ['paid_search', 'paid_social', 'email', 'event', 'referral', 'direct']

const path = fc
  .record({
    touches: fc.array(fc.tuple(fc.constantFrom(...CHANNELS), fc.nat(120)), { minLength: 1, maxLength: 9 }),
    lead: fc.nat(100),
    opportunity: fc.nat(100),
    isConverted: fc.boolean(),
  })
  .map(({ touches, lead, opportunity, isConverted }): Omit<Path, 'id'> => {
    const ages = touches.map(([, age]) => age).toSorted((left, right) => right - left)
    return {
      channels: touches.map(([channel]) => channel),
      ages,
      leadTouch: 1 + (lead % touches.length),
      opportunityTouch: 1 + (opportunity % touches.length),
      isConverted,
    }
  })

const PATHS: readonly Path[] = fc
  .sample(path, { seed: 20_200_301, numRuns: 400 })
  .map((sampled, index) => ({ ...sampled, id: `customer_${index}` }))

const CONVERTED = PATHS.filter(({ isConverted }) => isConverted)
const newMrr = (at: number): number => (at * 7919) % 100_003

const pathRows = (paths: readonly Path[]): string =>
  paths
    .flatMap(({ id, channels, ages, leadTouch, opportunityTouch, isConverted }) =>
      channels.map(
        (channel, at) =>
          `('${id}', '${id}:${at + 1}', '${channel}', ${at + 1}, ${channels.length}, ${leadTouch}, ${opportunityTouch}, ${ages[at]}, ${isConverted})`,
      ),
    )
    .join(', ')

interface Credit {
  readonly id: string
  readonly model: string
  readonly touch: number
  readonly micros: number
  readonly cents: number
}

const warehouse = new AnalyticsWarehouse()

async function attribute(paths: readonly Path[]): Promise<readonly Credit[]> {
  const instance = await DuckDBInstance.create(warehouse.file)
  const connection = await instance.connect()
  await connection.run(`
    create schema if not exists intermediate;
    create or replace table intermediate.int_marketing__paths as
      select *, null::varchar as campaign_id, false as is_declared, timestamp '2020-03-01' as occurred_at
      from (values ${pathRows(paths)}) as path (
        path_id, touchpoint_id, channel, touch_number, touch_count, lead_touch_number, opportunity_touch_number, age_days, is_converted
      );
    create or replace table intermediate.int_marketing__conversions as
      select customer_id, cents::bigint as new_mrr_cents, 'first_mrr' as acquired_by, date '2020-03-01' as acquired_date
      from (values ${CONVERTED.map(({ id }, at) => `('${id}', ${newMrr(at)})`).join(', ')}, ('nobody_knows', 55)) as conversion (customer_id, cents)`)
  connection.closeSync()
  instance.closeSync()
  const select = ['int_marketing__transitions', 'int_marketing__removal_effects', 'marketing_attribution']
  expect(await warehouse.invoke('run', { select })).toBe('')
  const rows = await warehouse.query(`
    select customer_id, model, touch_number, credit_micros::int, new_mrr_cents::int
    from marts.marketing_attribution order by all`)
  return rows.map(([id, model, touch, micros, cents]) => ({
    id: String(id),
    model: String(model),
    touch: Number(touch),
    micros: Number(micros),
    cents: Number(cents),
  }))
}

describe('attribution of 400 random paths', () => {
  let attributed: readonly Credit[] = []

  beforeAll(async () => {
    attributed = await attribute(PATHS)
  })
  afterAll(() => warehouse.remove())

  test('gives every conversion and its MRR away exactly once, in each of eight models', () => {
    const sums = new Map<string, { micros: number; cents: number }>()
    for (const { id, model, micros, cents } of attributed) {
      const sum = sums.get(`${id} ${model}`) ?? { micros: 0, cents: 0 }
      sums.set(`${id} ${model}`, { micros: sum.micros + micros, cents: sum.cents + cents })
    }
    expect(sums.size).toBe(8 * (CONVERTED.length + 1))
    for (const [at, { id }] of CONVERTED.entries()) {
      expect(sums.get(`${id} shapley`)).toEqual({ micros: 1_000_000, cents: newMrr(at) })
    }
    expect([...sums.values()].every(({ micros }) => micros === 1_000_000)).toBe(true)
  })

  test('is by definition: positions, time, removal from the chain, coalitions of channels', () => {
    const effects = removalEffects(PATHS)
    const found = new Map(
      attributed.map(({ id, model, touch, micros }) => [`${id} ${model} ${touch}`, micros]),
    )
    const wrong = CONVERTED.flatMap((converted) =>
      Object.entries(credits(converted, effects)).flatMap(([model, weights]) =>
        weights.flatMap((weight, at) => {
          const micros = found.get(`${converted.id} ${model} ${at + 1}`) ?? Number.NaN
          return Math.abs(micros - weight * 1_000_000) <= 3 ? [] : [{ converted, model, at, weight, micros }]
        }),
      ),
    )
    expect(wrong.slice(0, 3)).toEqual([])
  })

  test('is the same whatever the order of rows', async () => {
    expect(await attribute(PATHS.toReversed())).toEqual(attributed)
  })
})
