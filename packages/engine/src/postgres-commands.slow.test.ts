import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { postgresSchema } from './fixtures/fixture-database.ts'
import { FixtureProject, statuses } from './fixtures/fixture-project.ts'

let server: PostgresServer
let shop: FixtureProject

beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

beforeEach(() => {
  shop = new FixtureProject('shop', postgresSchema(server.credentials, 'main'))
})
afterEach(async () => {
  await shop.query(
    'drop schema if exists main cascade; drop schema if exists main_staging cascade; drop schema if exists other cascade',
  )
  shop.remove()
})

const unitTest = (amount: string): string => `unit_tests:
  - name: takes_over
    model: stg_payments
    given:
      - input: ref('raw_payments')
        rows:
          - {id: 1, customer_id: 7, amount: 2.50, status: paid, paid_at: '2024-01-01 10:00:00'}
          - {id: 2, amount: -1}
    expect:
      rows: [{payment_id: 1, customer_id: 7, amount: ${amount}, status: paid, paid_at: '2024-01-01 10:00:00'}]
`

test('show tells rows and the types of the columns', async () => {
  await shop.invoke('build')
  const inline = "select * from {{ ref('raw_payments') }} order by id"
  const { previews } = await shop.invoke('show', { inline, limit: 2 })
  const [preview] = previews.values()
  expect(preview?.rows.map(([id, , amount]) => [id, amount])).toEqual([
    [10, { decimal: '12.50' }],
    [11, { decimal: '7.25' }],
  ])
  expect(preview?.columns.map(({ dataType }) => dataType)).toEqual([
    'integer',
    'integer',
    'numeric(18,2)',
    'text',
    'timestamp without time zone',
  ])
})

test('docs generate tells tables, views, their columns and comments', async () => {
  shop.write('models/documented.yml', 'models: [{name: customer_count, description: How many.}]')
  shop.replace(
    'dbt_project.yml',
    '+materialized: table',
    '+materialized: table\n      +persist_docs: {relation: true}',
  )
  await shop.invoke('build')
  const { catalog } = await shop.invoke('docs-generate')
  const byName = new Map(catalog.map((each) => [each.name, each]))
  expect(byName.get('customer_count')).toMatchObject({
    schema: 'main',
    type: 'BASE TABLE',
    comment: 'How many.',
    owner: 'waypoint',
  })
  expect(byName.get('stg_payments')).toMatchObject({ schema: 'main_staging', type: 'VIEW' })
  expect(byName.get('stg_payments')?.columns[2]).toMatchObject({ name: 'amount', type: 'numeric(18,2)' })
})

test('source freshness compares the newest moment with now', async () => {
  await shop.invoke('build')
  shop.write(
    'models/sources.yml',
    `sources:
  - name: land
    schema: main
    loaded_at_field: paid_at
    freshness: {warn_after: {count: 1, period: day}, error_after: {count: 100000, period: day}}
    tables: [{name: raw_payments}]
`,
  )
  const { freshness } = await shop.invoke('source-freshness')
  expect(freshness.map(({ status }) => status)).toEqual(['warn'])
})

describe('unit tests', () => {
  test('inputs have the types of the relations they stand for', async () => {
    await shop.invoke('build')
    shop.write('models/unit.yml', unitTest('2.50'))
    expect(statuses(await shop.invoke('test', { select: ['takes_over'] }))).toEqual({ takes_over: 'pass' })
    shop.write('models/unit.yml', unitTest('3'))
    const { results } = await shop.invoke('test', { select: ['takes_over'] })
    expect(results.find(({ name }) => name === 'takes_over')).toMatchObject({
      status: 'fail',
      message: expect.stringMatching(/2\.50/),
    })
  })
})

test('tests in one scan give what they give one by one', async () => {
  shop.replace('seeds/raw_payments.csv', '12,2,100.00,refunded', '11,9,,refunded')
  await shop.invoke('run')
  await shop.invoke('seed')
  await shop.invoke('run')
  const told = async (fuse: boolean): Promise<unknown> =>
    (await shop.invoke('test', { fuse })).results
      .map(({ name, status, failures, message }) => `${name} ${status} ${failures} ${message}`)
      .toSorted()
  expect(await told(true)).toEqual(await told(false))
})

test('build --changed builds nothing twice, and again what has other rows', async () => {
  await shop.query('create schema other; create table other.orders as select 1 as id')
  shop.write('models/sources.yml', 'sources: [{name: other, tables: [{name: orders}]}]')
  shop.write('models/from_source.sql', "select id from {{ source('other', 'orders') }}")
  await shop.invoke('build', { changed: true })
  const second = await shop.invoke('build', { changed: true })
  const built = second.results.filter(
    ({ status, resourceType, name }) =>
      status === 'success' && resourceType === 'model' && name !== 'payment_events',
  )
  expect(built.map(({ name }) => name)).toEqual([])
  await shop.query('update other.orders set id = 2')
  const third = await shop.invoke('build', { changed: true })
  expect(statuses(third)).toMatchObject({ from_source: 'success', customers: 'no-op' })
  expect(third.exitCode).toBe(0)
})

test('clone makes views of what is elsewhere', async () => {
  await shop.invoke('build')
  shop.write('state/manifest.json', shop.read('target/manifest.json'))
  const { dir } = shop
  shop.replace('profiles.yml', '"schema":"main"', '"schema":"other"')
  const result = await shop.invoke('clone', { statePath: `${dir}/state`, select: ['customer_count'] })
  expect(statuses(result)).toEqual({ customer_count: 'success' })
  expect(await shop.query('select * from other.customer_count')).toEqual([['3']])
})

test('--empty builds every relation without rows', async () => {
  await shop.invoke('seed')
  expect((await shop.invoke('run', { empty: true })).exitCode).toBe(0)
  expect(await shop.query('select count(*) from main.customers')).toEqual([['0']])
})

test('a model in TypeScript reads and writes', async () => {
  await shop.invoke('seed')
  shop.write(
    'models/doubled.ts',
    `export default async function model({ ref }) {
  const rows = []
  for await (const row of ref('raw_customers')) rows.push({ id: row.id * 2, name: row.name, amount: 2.5 })
  return rows
}
`,
  )
  const result = await shop.invoke('run', { select: ['doubled'] })
  expect(result.results.find(({ name }) => name === 'doubled')?.error?.message).toBeUndefined()
  expect(await shop.query('select id, name, amount from main.doubled order by id')).toEqual([
    ['2', 'Ada Bar', '2.5'],
    ['4', 'Bistro, Nord', '2.5'],
    ['6', 'Cafe Linde', '2.5'],
  ])
})

test('an operation runs its queries', async () => {
  shop.write(
    'macros/operation.sql',
    "{% macro make(name) %}{% do run_query('create schema if not exists other; create table other.' ~ name ~ ' as select 1 as id') %}{% endmacro %}",
  )
  const operation = { macro: 'make', args: { name: 'made' } }
  expect((await shop.invoke('run-operation', { operation })).exitCode).toBe(0)
  expect(await shop.query('select id from other.made')).toEqual([['1']])
})

test('a source that is a file on DuckDB is the table of its name', async () => {
  await shop.query('create schema other; create table other.orders as select 7 as id')
  shop.write(
    'models/sources.yml',
    "sources: [{name: other, meta: {external_location: 'land/{name}.csv'}, tables: [{name: orders}]}]",
  )
  shop.write('models/from_source.sql', "select id from {{ source('other', 'orders') }}")
  expect(statuses(await shop.invoke('run', { select: ['from_source'] }))).toEqual({ from_source: 'success' })
  expect(await shop.query('select id from main.from_source')).toEqual([['7']])
})
