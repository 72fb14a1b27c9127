import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AnalyticsWarehouse } from '../e2e/analytics-warehouse.ts'
import { AWKWARD } from './awkward-accounts.ts'
import { awkwardIdOf, loadAwkward } from './awkward-tables.ts'
import { type Batch, randomBatches } from './batches.ts'
import { loadRates, rateOf } from './exchange-rates.ts'
import { type Customer, customer, DAYS } from './histories.ts'
import { buildLedger, checksums, rowsOf, write } from './ledger-warehouse.ts'
import { type Day, mistakeIn, type Movement, MOVEMENTS, total } from './movement-mistakes.ts'
import { customerDay, type LedgerRow, type Policy, WAYPOINT } from './reference-ledger.ts'
import { customerIdOf, dateOf, loadTables, stripeTables } from './stripe-tables.ts'

const SEED = 20_210_101
const CUSTOMERS = 150
const BATCHES = 3

/** What is made of billing: every day and movement, what could not be counted, and why policies differ. */
const LEDGER = ['+fct_mrr_movements', '+revenue_exceptions', '+mrr_policy_bridge', 'fact_subscription_daily']

/** What the vendors of these tools say that they count (docs/metrics.md). */
const PRESETS: readonly (Policy & { readonly preset: string })[] = [
  { preset: 'stripe', statuses: ['active', 'past_due'], durations: ['forever'], graceDays: null },
  {
    preset: 'chartmogul',
    statuses: ['active', 'past_due', 'unpaid'],
    durations: ['forever', 'repeating', 'once'],
    graceDays: null,
  },
  {
    preset: 'profitwell',
    statuses: ['active', 'past_due'],
    durations: ['forever', 'repeating', 'once'],
    graceDays: 15,
  },
]

const customers = fc.sample(customer, { seed: SEED, numRuns: CUSTOMERS })

/** By customer and day. */
const ledgerOf = (all: readonly Customer[], policy: Policy): readonly (readonly Day[])[] =>
  all.map((subscriptions) =>
    Array.from({ length: DAYS }, (_, day) => customerDay(subscriptions, day, { rateOf, policy })),
  )

const reference = ledgerOf(customers, WAYPOINT)

const warehouse = new AnalyticsWarehouse()

const load = (into: AnalyticsWarehouse, batch: Batch): Promise<void> =>
  write(into, (connection) => loadTables(connection, batch))

beforeAll(async () => {
  await write(warehouse, loadRates)
  for (const [at, batch] of randomBatches(stripeTables(customers), BATCHES, SEED).entries()) {
    await load(warehouse, batch)
    if (at === 0) await write(warehouse, loadAwkward)
    await buildLedger(warehouse, 'waypoint', LEDGER)
  }
})

afterAll(() => warehouse.remove())

const textOf = ({ micros, minor, cents }: LedgerRow): string =>
  `${micros} micros, ${minor} minor, ${cents} cents`

const LEDGER_ROWS = `
  select
    concat_ws('|', map.source_id, strftime(ledger.date, '%Y-%m-%d'), ledger.product_id, ledger.currency) as key,
    concat(ledger.mrr_micros, ' micros, ', ledger.mrr_minor, ' minor, ', ledger.mrr_cents, ' cents') as amounts
  from marts.fct_mrr_daily as ledger
  join core.map_source_to_customer as map on ledger.customer_id = map.customer_id and map.source_system = 'stripe'
  where starts_with(map.source_id, 'cus_')`

/** Where the ledger that was built is not the one that was added up. */
async function differencesFrom(expectedDays: readonly (readonly Day[])[]): Promise<readonly string[]> {
  const rows = await rowsOf<{ readonly key: string; readonly amounts: string }>(warehouse, LEDGER_ROWS)
  const actual = new Map(rows.map(({ key, amounts }) => [key, amounts]))
  const expected = new Map<string, string>(
    expectedDays.flatMap((days, number) =>
      days.flatMap((rowsOfDay, day) =>
        [...rowsOfDay].map(
          ([key, row]) => [`${customerIdOf(number)}|${dateOf(day)}|${key}`, textOf(row)] as const,
        ),
      ),
    ),
  )
  expect(expected.size).toBeGreaterThan(1_500)
  return [...new Set([...actual.keys(), ...expected.keys()])]
    .filter((key) => actual.get(key) !== expected.get(key))
    .map(
      (key) => `${key}: ledger ${actual.get(key) ?? 'nothing'}, reference ${expected.get(key) ?? 'nothing'}`,
    )
    .slice(0, 5)
}

const BRIDGE = `
  select
    map.source_id as customer,
    bridge.preset,
    bridge.mrr_cents::varchar as cents,
    (bridge.ledger_mrr_cents + bridge.discount_cents + bridge.past_due_cents + bridge.other_status_cents + bridge.usage_cents)::varchar as explained
  from marts.mrr_policy_bridge as bridge
  join core.map_source_to_customer as map on bridge.customer_id = map.customer_id and map.source_system = 'stripe'`

interface Bridge {
  readonly customer: string
  readonly preset: string
  readonly cents: string
  readonly explained: string
}

describe(`the ledger of ${CUSTOMERS} random customers (seed ${SEED}), whose rows came in ${BATCHES} random batches`, () => {
  test('has each of them as a customer', async () => {
    const [count] = await rowsOf(
      warehouse,
      'select count(distinct customer_id)::int as n from core.map_source_to_customer',
    )
    expect(count).toEqual({ n: CUSTOMERS + AWKWARD.length })
  })

  test('is what adding up event by event gives, to the micro, every day', async () => {
    expect(await differencesFrom(reference)).toEqual([])
  })

  test('moves by as much as its days differ, under the right category, exchange rates apart', async () => {
    const movements = new Map((await rowsOf<Movement>(warehouse, MOVEMENTS)).map((row) => [row.key, row]))
    const mistakes = reference.flatMap((days, number) =>
      days.flatMap((_, day) => {
        const key = `${customerIdOf(number)}|${dateOf(day)}`
        const mistake = mistakeIn(days, day, movements.get(key))
        return mistake === undefined ? [] : [`${key}: ${mistake}`]
      }),
    )
    expect(mistakes.slice(0, 5)).toEqual([])
    expect(new Set([...movements.values()].map((row) => row.categories)).size).toBeGreaterThanOrEqual(5)
  })

  test('has the same rows, relation by relation, as one that is built once from all of them', async () => {
    const rebuilt = new AnalyticsWarehouse()
    await write(rebuilt, loadRates)
    await load(rebuilt, stripeTables(customers))
    await write(rebuilt, loadAwkward)
    await buildLedger(rebuilt, 'waypoint', LEDGER)
    const [bitByBit, atOnce] = [await checksums(warehouse), await checksums(rebuilt)]
    rebuilt.remove()
    expect([...atOnce].filter(([name, sum]) => bitByBit.get(name) !== sum)).toEqual([])
    expect(atOnce.size).toBeGreaterThan(20)
  })
})

describe('an account in which', () => {
  let days: ReadonlyMap<string, number>
  let exceptions: ReadonlyMap<string, string>

  beforeAll(async () => {
    const rows = await rowsOf<{ readonly key: string; readonly cents: number }>(
      warehouse,
      `select map.source_id || '|' || strftime(ledger.date, '%Y-%m-%d') as key, sum(ledger.mrr_cents)::int as cents
      from marts.fct_mrr_daily as ledger
      join core.map_source_to_customer as map using (customer_id)
      where starts_with(map.source_id, 'awkward_')
      group by 1`,
    )
    days = new Map(rows.map(({ key, cents }) => [key, cents]))
    const listed = await rowsOf<{ readonly customer: string; readonly reason: string }>(
      warehouse,
      'select stripe_customer_id as customer, reason from marts.revenue_exceptions',
    )
    exceptions = new Map(listed.map(({ customer: id, reason }) => [id, reason]))
  })

  test.each(AWKWARD.map((account, number) => ({ ...account, number })))(
    'there is $what',
    ({ number, mrr, exception }) => {
      const id = awkwardIdOf(number)
      const found = Object.keys(mrr).map((day) => [day, days.get(`${id}|${day}`) ?? 0])
      expect(Object.fromEntries(found)).toEqual(mrr)
      expect(exceptions.get(id)).toBe(exception)
    },
  )
})

/** What an account may not deliver: the models that read it, and what is left of its customers then. */
const SUBSETS = [
  {
    missing: 'price tiers',
    table: 'raw_stripe.tier',
    select: ['stg_stripe__tier', 'int_revenue__item_gross+,+fct_mrr_daily'],
    left: (subscription: Customer[number]) => ({
      ...subscription,
      items: subscription.items.map(({ versions }) => ({
        versions: versions.map(({ minute, value }) => ({
          minute,
          value: value !== null && 'tiers' in value.price.scheme ? null : value,
        })),
      })),
    }),
    consequence: 'Subscriptions on tiered prices are listed as exceptions and left out of MRR',
    exception: 'unknown_tiers',
  },
  {
    missing: 'discounts',
    table: 'raw_stripe.subscription_discount',
    select: ['stg_stripe__subscription_discount', 'int_revenue__discount_states+,+fct_mrr_daily'],
    left: (subscription: Customer[number]) => ({ ...subscription, discounts: [] }),
    consequence: 'MRR is before discounts',
    exception: null,
  },
  {
    missing: 'exchange rates',
    table: 'raw_finance.fx_rate',
    select: ['stg_finance__fx_rate', 'int_revenue__fx_rates+,+fct_mrr_daily'],
    left: (subscription: Customer[number]) =>
      subscription.currency === 'usd' ? subscription : { ...subscription, items: [] },
    consequence: 'Subscriptions in other currencies are listed as exceptions and left out of MRR',
    exception: 'currency_without_rate',
  },
] as const

const move = (from: string, to: string): Promise<unknown> =>
  write(warehouse, (connection) => connection.run(`alter table ${from} rename to ${to}`))

/** What reads a table that is back, but not built from it yet. */
let stale: readonly string[] = []

describe.each(SUBSETS)('without $missing', ({ table, select, left, consequence, exception }) => {
  const [schema = '', name = ''] = table.split('.')

  test('the ledger is that of what is left, and says what is missing', async () => {
    await move(table, 'put_aside')
    await buildLedger(warehouse, 'waypoint', [...stale, ...select, 'revenue_exceptions', '+data_coverage'])
    expect(
      await differencesFrom(
        ledgerOf(
          customers.map((all) => all.map(left)),
          WAYPOINT,
        ),
      ),
    ).toEqual([])
    expect(
      await rowsOf(
        warehouse,
        `select consequence from marts.data_coverage where source_system = '${schema.slice(4)}' and table_name = '${name}'`,
      ),
    ).toEqual([{ consequence }])
    if (exception !== null) {
      const rows = await rowsOf(warehouse, `from marts.revenue_exceptions where reason = '${exception}'`)
      expect(rows.length).toBeGreaterThan(10)
    }
    await move(`${schema}.put_aside`, name)
    stale = select
  })
})

describe.each(PRESETS)('by the rules of $preset', ({ preset, ...policy }) => {
  const expected = ledgerOf(customers, policy)
  const lastCents = (number: number): string => String(total(expected[number]?.at(-1), 'cents'))

  test('the bridge explains, cent by cent, what every customer would have on the last day', async () => {
    const bridges = (await rowsOf<Bridge>(warehouse, BRIDGE)).filter((row) => row.preset === preset)
    const byCustomer = new Map(bridges.map((row) => [row.customer, row]))
    const mistakes = customers.flatMap((_, number) => {
      const { cents, explained } = byCustomer.get(customerIdOf(number)) ?? { cents: '0', explained: '0' }
      const right = lastCents(number)
      return cents === right && explained === right ? [] : [`${number}: ${cents}, ${explained}, not ${right}`]
    })
    expect(mistakes.slice(0, 5)).toEqual([])
    expect(bridges.filter(({ cents }) => cents !== '0').length).toBeGreaterThan(20)
  })

  test('the ledger is what adding up event by event gives', async () => {
    await buildLedger(warehouse, preset, [...stale, 'int_revenue__discount_states+,+fct_mrr_daily'])
    stale = []
    expect(await differencesFrom(expected)).toEqual([])
  })
})
