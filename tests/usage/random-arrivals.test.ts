import { afterAll, expect, test } from 'vitest'
import { AnalyticsWarehouse } from '../e2e/analytics-warehouse.ts'
import { TICKET_CHANGES, TICKET_SETUP, TICKET_TABLES, ticketRows } from './ticket-rows.ts'

const grown = new AnalyticsWarehouse()
const rebuilt = new AnalyticsWarehouse()

afterAll(() => {
  grown.remove()
  rebuilt.remove()
})

/** What use and tickets are booked in, without the numbers that stand for names. */
const TABLES = {
  'marts.fct_usage': '* exclude (basis, inputs_fingerprint)',
  'ref.fact_usage_health_daily': '* exclude (basis, inputs_fingerprint)',
  'marts.fct_user_engagement_daily': '*',
  'intermediate.int_usage_events__named': '*',
  'marts.rpt_active_users': '*',
  'marts.rpt_user_activity': '*',
  'marts.rpt_user_lifecycle': '*',
  'marts.usage_retention': '*',
  'entities.entity_users_weekly': '* exclude (inputs_fingerprint)',
  'intermediate.int_usage__event_deliveries': '*',
  'intermediate.int_usage__event_parties': '*',
  'core.dim_user': '*',
  'intermediate.int_usage__customer_days': '*',
  'intermediate.int_usage__feature_months': '* exclude (customer_no, basis, inputs_fingerprint)',
  'marts.fct_feature_usage': '*',
  'intermediate.int_ticket_clock_spans__measured': '*',
  'intermediate.int_ticket_sla_days__decided': '*',
  'ref.fact_support_ticket_daily': '*',
  'marts.fct_tickets': '*',
  'entities.entity_users_history': '* exclude (inputs_fingerprint)',
  'intermediate.int_users__entity_states': 'user_id, status, next_date, valid_from',
}

const BUILD = {
  select: Object.keys(TABLES).map((table) => `+${table.split('.')[1]}`),
  excludeResourceTypes: ['test', 'unit_test'],
  vars: { history_start_date: '2021-01-01' },
} as const

/** Whole numbers below `end`, the same ones every time. */
function numbers(seed: number): (end: number) => number {
  let state = seed
  return (end) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * end)
  }
}

const next = numbers(7)
const moment = (minutes: number): string =>
  new Date(Date.UTC(2021, 0, 3) + minutes * 60_000).toISOString().slice(0, 19)

const DAY = 1440
const DAYS = 75

/** Events of five accounts and twelve people, in bursts, also around midnight; some late, twice or out of their time. */
function events(): readonly string[] {
  return Array.from({ length: 420 }, (_, index) => {
    const user = next(13)
    const burst = next(DAYS) * DAY + (next(4) === 0 ? DAY - 20 : 540 + next(3) * 45)
    const occurred = burst + next(50)
    const late = next(8) === 0 ? next(12 * DAY) : next(3)
    const received = next(40) === 0 ? occurred - 2 * DAY : occurred + late
    const product = ['sync', 'desk'][next(2)]
    const row = (id: number, arrived: number): string =>
      `('evt_${id}', 'acc_${user % 5}', ${user === 12 ? 'null' : `'usr_${user}'`}, '${product}', 'used',
        'feature_${next(3)}', ${1 + next(4)}, '${moment(occurred)}', '${moment(arrived)}', '${moment(arrived + 20)}')`
    return next(15) === 0
      ? [row(index, received), row(index, received + next(3 * DAY))]
      : [row(index, received)]
  }).flat()
}

/** The rows in batches, in any order: of each day something may come in the first batch and in the last. */
function batches(rows: readonly string[], count: number): readonly (readonly string[])[] {
  const dealt = Array.from({ length: count }, (): string[] => [])
  for (const row of rows) dealt[next(count)]?.push(row)
  return dealt
}

const SETUP = `
  create schema raw_app;
  create table raw_app.accounts as
    select 'acc_' || number as account_id, 'Company ' || number as name, 'company' || number || '.example' as domain,
      timestamp '2021-01-02' as created_at, timestamp '2021-01-02' as updated_at, timestamp '2021-04-01' as _fivetran_synced
    from range(5) as numbers(number);
  create table raw_app.users as
    select 'usr_' || number as user_id, 'acc_' || number % 5 as account_id,
      'person' || number || '@company' || number % 5 || '.example' as email, 'Person ' || number as name,
      timestamp '2021-01-02' as created_at, timestamp '2021-01-02' as updated_at, timestamp '2021-04-01' as _fivetran_synced
    from range(12) as numbers(number);
  create table raw_app.usage_events (event_id varchar, account_id varchar, user_id varchar, product varchar,
    event_name varchar, feature varchar, quantity integer, occurred_at timestamp, received_at timestamp,
    _fivetran_synced timestamp)`

/** With each batch, of which the last changes nobody; with the second two product users turn out to be one person, an event is taken back and one corrected, and tickets change. */
const CHANGES = [
  '',
  `update raw_app.users set email = 'person1@company1.example' where user_id = 'usr_6';
    delete from raw_app.usage_events where event_id in (select min(event_id) from raw_app.usage_events);
    update raw_app.usage_events set feature = 'feature_0', _fivetran_synced = _fivetran_synced + interval 1 minute
    where event_id in (select max(event_id) from raw_app.usage_events);
    ${TICKET_CHANGES}`,
  '',
]

const contents = async (warehouse: AnalyticsWarehouse): Promise<Record<string, unknown>> => {
  const found: Record<string, unknown> = {}
  for (const [table, columns] of Object.entries(TABLES))
    found[table] = await warehouse.query(`select ${columns} from ${table} order by all`)
  return found
}

test('events and tickets that arrive in any order, and people who turn out to be one, leave what a build from nothing leaves', async () => {
  await grown.query(`${SETUP}; ${TICKET_SETUP}`)
  const tickets = batches(ticketRows({ next, moment, days: DAYS }), CHANGES.length)
  for (const [index, rows] of batches(events(), CHANGES.length).entries()) {
    const delivered = [
      `insert into raw_app.usage_events values ${rows.join(', ')}`,
      ...(tickets[index] ?? []),
    ]
    await grown.query(`${delivered.join('; ')}; ${CHANGES[index]}`)
    expect(await grown.invoke('build', BUILD)).toBe('')
  }
  await rebuilt.query(`attach '${grown.file}' as grown (read_only);
    create schema raw_app;
    create table raw_app.accounts as from grown.raw_app.accounts;
    create table raw_app.users as from grown.raw_app.users;
    create table raw_app.usage_events as from grown.raw_app.usage_events;
    create schema raw_zendesk;
    ${TICKET_TABLES.map((table) => `create table ${table} as from grown.${table}`).join('; ')}`)
  expect(await rebuilt.invoke('build', BUILD)).toBe('')
  const [one, other] = [await contents(grown), await contents(rebuilt)]
  for (const table of Object.keys(TABLES)) {
    expect((one[table] as readonly unknown[]).length, table).toBeGreaterThan(0)
    expect(one[table], table).toEqual(other[table])
  }
})
