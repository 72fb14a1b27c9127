import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { postgresSchema } from './fixtures/fixture-database.ts'
import { FixtureProject, statuses } from './fixtures/fixture-project.ts'
import type { InvocationResult } from './invocation.ts'

let server: PostgresServer
let project: FixtureProject

beforeAll(async () => {
  server = await startPostgres()
}, 60_000)

afterAll(() => server.stop())

beforeEach(async () => {
  project = new FixtureProject('events', postgresSchema(server.credentials, 'main'))
  project.write(
    'models/raw_events.sql',
    `{{ config(materialized='table', event_time='happened_at') }}
    select i as id, timestamp '2024-01-01' + i * 5 * interval '1 hour' as happened_at, i * 10 as amount
    from generate_series(0, 23) t(i)`,
  )
  await project.query('drop schema if exists main cascade')
  await project.invoke('run', { select: ['raw_events'] })
})

afterEach(() => project.remove())

async function outcome(run: Promise<InvocationResult>): Promise<string> {
  const failed = (await run).results.find((each) => each.status !== 'success')
  return failed?.error?.message ?? failed?.message ?? failed?.status ?? 'success'
}

const sums = (further: string): string =>
  `{{ config(materialized='materialized_view'${further}) }} select sum(amount) as amount, 1 as id from {{ ref('raw_events') }}`
const run = (sql: string, fullRefresh = false): Promise<string> => {
  project.write('models/sums.sql', sql)
  return outcome(project.invoke('run', { select: ['sums'], fullRefresh }))
}
const kind = async (): Promise<string | null | undefined> =>
  (await project.query("select relkind from pg_class where oid = 'main.sums'::regclass"))[0]?.[0]
const amount = async (): Promise<string | null | undefined> =>
  (await project.query('select amount from main.sums'))[0]?.[0]
const indexes = async (): Promise<string> =>
  String((await project.query("select count(*) from pg_indexes where tablename = 'sums'"))[0]?.[0])

describe('a materialized view', () => {
  test('is created, and refreshed from then on', async () => {
    expect(await run(sums(''))).toBe('success')
    expect([await kind(), await amount()]).toEqual(['m', '2760'])
    await project.query('insert into main.raw_events values (99, now(), 40)')
    expect(await run(sums(''))).toBe('success')
    expect(await amount()).toBe('2800')
    expect(await run(sums('').replace('sum(amount)', 'max(amount)'), true)).toBe('success')
    expect(await amount()).toBe('230')
  })

  test('takes the place of a view and of a table, and gives it back', async () => {
    for (const other of ['view', 'table', 'incremental']) {
      expect(await run(`{{ config(materialized='${other}') }} select 1 as amount`), other).toBe('success')
      expect(await run(sums('')), other).toBe('success')
      expect(await kind()).toBe('m')
    }
    expect(await run("{{ config(materialized='view') }} select 2 as amount")).toBe('success')
    expect([await kind(), await amount()]).toEqual(['v', '2'])
    expect(await project.query("select relname from pg_class where relname like '%\\_\\_dbt\\_%'")).toEqual(
      [],
    )
  })

  test('has its configuration changed, left or refused as the model says', async () => {
    const index = ", indexes=[{'columns': ['id']}]"
    await run(sums(''))
    expect(await run(sums(`${index}, on_configuration_change='fail'`))).toContain(
      'on_configuration_change is fail',
    )
    expect(await run(sums(`${index}, on_configuration_change='continue'`))).toBe('success')
    expect(await indexes()).toBe('0')
    expect(await run(sums(`${index}, on_configuration_change='apply'`))).toBe('success')
    expect(await indexes()).toBe('1')
    expect(await run(sums(`${index}, on_configuration_change='perhaps'`))).toBe('success')
    expect(await run(sums(", on_configuration_change='perhaps'"))).toContain('use apply, continue or fail')
  })
})

test('a function is created with its types and its volatility', async () => {
  project.write(
    'functions/functions.yml',
    `functions:
  - name: as_euro
    config: {volatility: deterministic}
    arguments:
      - {name: amount, data_type: numeric}
      - {name: sign, data_type: text, default_value: "'€'"}
    returns: {data_type: text}
`,
  )
  project.write('functions/as_euro.sql', "select sign || ' ' || amount")
  project.write('models/prices.sql', "select {{ function('as_euro') }}(2.5) as price")
  expect(await outcome(project.invoke('build', { select: ['as_euro', 'prices'] }))).toBe('success')
  expect(await project.query('select price from main.prices')).toEqual([['€ 2.5']])
  expect(await project.query("select provolatile from pg_proc where proname = 'as_euro'")).toEqual([['i']])
})

describe('a microbatch model', () => {
  const WINDOW = { eventTimeStart: '2024-01-01', eventTimeEnd: '2024-01-06' }

  test('builds its batches side by side and again', async () => {
    for (const _ of [1, 2]) {
      expect(await outcome(project.invoke('run', { select: ['daily'], ...WINDOW }))).toBe('success')
      expect(await project.query('select day::text, events from main.daily order by 1')).toEqual([
        ['2024-01-01', '5'],
        ['2024-01-02', '5'],
        ['2024-01-03', '5'],
        ['2024-01-04', '5'],
        ['2024-01-05', '4'],
      ])
    }
  })

  test('knows its rows by their key where it has one, as dbt-postgres does', async () => {
    project.replace('models/daily.sql', "event_time='day'", "event_time='day', unique_key='events'")
    expect(await outcome(project.invoke('run', { select: ['daily'], ...WINDOW }))).toBe('success')
    expect(
      await project.query('select max(day)::text, events from main.daily group by 2 order by 1'),
    ).toEqual([
      ['2024-01-04', '5'],
      ['2024-01-05', '4'],
    ])
  })

  test('keeps what is well of it', async () => {
    project.replace('models/daily.sql', 'sum(amount)', 'sum(amount / (amount - 100))')
    const result = await project.invoke('run', { select: ['daily'], ...WINDOW })
    expect(statuses(result)).toEqual({ daily: 'partial success' })
    expect(await project.query('select count(*) from main.daily')).toEqual([['4']])
  })
})

test('a contract is enforced with its constraints', async () => {
  project.write('models/parent.sql', "{{ config(materialized='table') }} select 1 as id")
  project.write(
    'models/kept.sql',
    "-- depends_on: {{ ref('parent') }}\nselect 'Ada' as name, 9.5::numeric(10, 2) as price, 1 as id",
  )
  project.write(
    'models/contracts.yml',
    `models:
  - name: parent
    config: {contract: {enforced: true}}
    columns:
      - {name: id, data_type: integer, constraints: [{type: primary_key}]}
  - name: kept
    config: {contract: {enforced: true}, materialized: table}
    constraints:
      - {type: foreign_key, columns: [id], to: ref('parent'), to_columns: [id]}
    columns:
      - {name: id, data_type: int, constraints: [{type: not_null}]}
      - {name: name, data_type: varchar(20)}
      - {name: price, data_type: "numeric(10, 2)", constraints: [{type: check, expression: price > 0}]}
`,
  )
  const build = (): Promise<string> => outcome(project.invoke('run', { select: ['parent', 'kept'] }))
  expect(await build()).toBe('success')
  expect(await build()).toBe('success')
  expect(
    await project.query(
      "select contype from pg_constraint where conrelid = 'main.kept'::regclass and contype <> 'n'",
    ),
  ).toEqual(expect.arrayContaining([['c'], ['f']]))
  project.replace('models/kept.sql', '9.5::numeric(10, 2)', "'9.5'")
  expect(await build()).toMatch(/price +numeric\(10,2\) +text +another type/)
})
