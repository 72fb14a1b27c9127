import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AnalyticsWarehouse } from '../e2e/analytics-warehouse.ts'
import { CURRENCIES, customer, DAYS } from './histories.ts'
import { customerDay, type LedgerRow, type Policy, type RateOf, WAYPOINT } from './reference-ledger.ts'
import { customerIdOf, dateOf, loadTables, type Row, stripeTables, type Table } from './stripe-tables.ts'

const SEED = 20_210_101
const CUSTOMERS = 150

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

/** Millionths of a dollar; on every third day, the last one known holds on the others. */
const RATES: Readonly<Record<string, readonly number[]>> = Object.fromEntries(
  CURRENCIES.map((currency, at) => [
    currency,
    Array.from({ length: DAYS }, (_, day) => Math.round(1_000_000 * (1 + at + 0.1 * Math.sin(day + at)))),
  ]),
)

/** Reporting cents, in units of 10^-9, that a minor unit is worth for each millionth of a dollar. */
const SCALES: Readonly<Record<string, bigint>> = { usd: 1000n, eur: 1000n, jpy: 100_000n, kwd: 100n }

const rateOf: RateOf = (currency, day) => {
  const name = currency.toLowerCase()
  const micros = name === 'usd' ? 1_000_000 : (RATES[name]?.[day - (day % 3)] ?? 0)
  return BigInt(micros) * (SCALES[name] ?? 0n)
}

const warehouse = new AnalyticsWarehouse()

async function write(work: (connection: DuckDBConnection) => Promise<unknown>): Promise<void> {
  const database = await DuckDBInstance.create(warehouse.file)
  const connection = await database.connect()
  await work(connection)
  connection.closeSync()
  database.closeSync()
}

async function query<Found>(sql: string): Promise<readonly Found[]> {
  let rows: unknown
  await write(async (connection) => {
    rows = (await connection.runAndReadAll(sql)).getRowObjectsJson()
  })
  return rows as readonly Found[]
}

async function build(policy: string, select: readonly string[]): Promise<void> {
  const failed = await warehouse.invoke('build', {
    select,
    excludeResourceTypes: ['test', 'unit_test'],
    vars: {
      as_of_date: dateOf(DAYS - 1),
      history_start_date: dateOf(0),
      sources: ['stripe', 'finance'],
      mrr_policy: policy,
    },
  })
  expect(failed).toBe('')
}

async function loadRates(connection: DuckDBConnection): Promise<void> {
  const rates = CURRENCIES.filter((currency) => currency !== 'usd').flatMap((currency) =>
    Array.from({ length: Math.ceil(DAYS / 3) }, (_, at) => {
      return `('${dateOf(at * 3)}', '${currency}', ${(RATES[currency]?.[at * 3] ?? 0) / 1_000_000}, '2021-06-01')`
    }),
  )
  await connection.run('create schema raw_finance')
  await connection.run(`create table raw_finance.fx_rate as
    select col0::date as date, col1 as currency, col2::decimal(18, 6) as rate_to_usd, col3::timestamp as _fivetran_synced
    from (values ${rates.join(', ')})`)
}

/** Rows of every table, half of them now and the others later, whichever come first. */
function halves(): readonly Readonly<Partial<Record<Table, readonly Row[]>>>[] {
  const tables = Object.entries(stripeTables(customers))
  const [coins = []] = fc.sample(fc.array(fc.nat(1), { minLength: 997, maxLength: 997 }), {
    seed: SEED,
    numRuns: 1,
  })
  return [0, 1].map((half) =>
    Object.fromEntries(
      tables.map(([table, rows]) => [table, rows.filter((_, at) => coins[at % 997] === half)]),
    ),
  )
}

beforeAll(async () => {
  for (const [half, rows] of halves().entries()) {
    await write(async (connection) => {
      if (half === 0) await loadRates(connection)
      await loadTables(connection, rows)
    })
    await build('waypoint', ['+fct_mrr_movements', '+revenue_exceptions', '+mrr_policy_bridge'])
  }
})

afterAll(() => warehouse.remove())

const textOf = ({ micros, minor, cents }: LedgerRow): string =>
  `${micros} micros, ${minor} minor, ${cents} cents`

type Day = ReadonlyMap<string, LedgerRow>

/** By customer and day. */
const ledgerBy = (policy: Policy): readonly (readonly Day[])[] =>
  customers.map((subscriptions) =>
    Array.from({ length: DAYS }, (_, day) => customerDay(subscriptions, day, { rateOf, policy })),
  )

const reference = ledgerBy(WAYPOINT)

const LEDGER = `
  select
    concat_ws('|', map.source_id, strftime(ledger.date, '%Y-%m-%d'), ledger.product_id, ledger.currency) as key,
    concat(ledger.mrr_micros, ' micros, ', ledger.mrr_minor, ' minor, ', ledger.mrr_cents, ' cents') as amounts
  from marts.fct_mrr_daily as ledger
  join core.map_source_to_customer as map on ledger.customer_id = map.customer_id and map.source_system = 'stripe'`

const MOVEMENTS = `
  select
    map.source_id || '|' || strftime(movement.date, '%Y-%m-%d') as key,
    string_agg(distinct movement.category, ', ' order by movement.category) filter (where category != 'fx') as categories,
    coalesce(sum(amount_cents) filter (where category = 'fx'), 0)::varchar as fx,
    coalesce(sum(amount_cents) filter (where category != 'fx'), 0)::varchar as moved
  from marts.fct_mrr_movements as movement
  join core.map_source_to_customer as map on movement.customer_id = map.customer_id and map.source_system = 'stripe'
  group by all`

interface Movement {
  readonly key: string
  readonly categories: string | null
  readonly fx: string
  readonly moved: string
}

const NONE: Movement = { key: '', categories: null, fx: '0', moved: '0' }

const total = (day: Day | undefined, amount: keyof LedgerRow): bigint =>
  [...(day?.values() ?? [])].reduce((sum, row) => sum + row[amount], 0n)

/** What is wrong with the movements of one customer from the day before; undefined when nothing is. */
function mistakeIn(days: readonly Day[], day: number, movement: Movement): string | undefined {
  const [before, now] = [days[day - 1], days[day]]
  const [had, has] = [total(before, 'micros'), total(now, 'micros')]
  const [moved, fx] = [BigInt(movement.moved), BigInt(movement.fx)]
  if (moved + fx !== total(now, 'cents') - total(before, 'cents')) return `moved ${moved}, fx ${fx}`
  const exactFx = [...(before ?? [])].reduce((sum, [key, { micros }]) => {
    const currency = key.split('|')[1] as string
    return sum + Number(micros * (rateOf(currency, day) - rateOf(currency, day - 1))) / 1e15
  }, 0)
  if (Math.abs(Number(fx) - exactFx) > 4) return `fx ${fx}, not ${exactFx}`
  const wasEver = days.slice(0, day).some((earlier) => earlier.size > 0)
  const category =
    had === 0n && has > 0n
      ? wasEver
        ? 'reactivation'
        : 'new'
      : has === 0n
        ? 'churn'
        : moved < 0n
          ? 'contraction'
          : 'expansion'
  const named = movement.categories
  if (named === null) return moved === 0n ? undefined : 'without a category'
  return named === category ? undefined : `${named}, not ${category}`
}

/** Where the ledger that was built is not the one that was added up. */
async function differencesFrom(expectedDays: readonly (readonly Day[])[]): Promise<readonly string[]> {
  const rows = await query<{ readonly key: string; readonly amounts: string }>(LEDGER)
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
  expect(expected.size).toBeGreaterThan(5_000)
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

describe(`the ledger of ${CUSTOMERS} random customers (seed ${SEED}), whose rows came in two random halves`, () => {
  test('has each of them as a customer', async () => {
    const [count] = await query(
      'select count(distinct customer_id)::int as n from core.map_source_to_customer',
    )
    expect(count).toEqual({ n: CUSTOMERS })
  })

  test('is what adding up event by event gives, to the micro, every day', async () => {
    expect(await differencesFrom(reference)).toEqual([])
  })

  test('moves by as much as its days differ, under the right category, exchange rates apart', async () => {
    const movements = new Map((await query<Movement>(MOVEMENTS)).map((row) => [row.key, row]))
    const mistakes = reference.flatMap((days, number) =>
      days.flatMap((_, day) => {
        const key = `${customerIdOf(number)}|${dateOf(day)}`
        const mistake = mistakeIn(days, day, movements.get(key) ?? NONE)
        return mistake === undefined ? [] : [`${key}: ${mistake}`]
      }),
    )
    expect(mistakes.slice(0, 5)).toEqual([])
    expect(new Set([...movements.values()].map((row) => row.categories)).size).toBeGreaterThanOrEqual(5)
  })
})

describe.each(PRESETS)('by the rules of $preset', ({ preset, ...policy }) => {
  const expected = ledgerBy(policy)
  const lastCents = (number: number): string => String(total(expected[number]?.at(-1), 'cents'))

  test('the bridge explains, cent by cent, what every customer would have on the last day', async () => {
    const bridges = (await query<Bridge>(BRIDGE)).filter((row) => row.preset === preset)
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
    await build(preset, ['int_revenue__discount_states+,+fct_mrr_daily'])
    expect(await differencesFrom(expected)).toEqual([])
  })
})
