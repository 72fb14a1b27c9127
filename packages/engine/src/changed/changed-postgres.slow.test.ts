import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { postgresSchema } from '../fixtures/fixture-database.ts'
import { FixtureProject } from '../fixtures/fixture-project.ts'

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
  await shop.query('drop schema if exists main cascade; drop schema if exists main_staging cascade')
  shop.remove()
})

/** name → why it ran, for what ran. */
async function ran(): Promise<Record<string, string>> {
  const result = await shop.invoke('build', { changed: true })
  expect(result.results.filter(({ status }) => status === 'error')).toEqual([])
  const decisions = shop.events.flatMap((event) =>
    event.kind === 'node-decided' && !event.reused ? [event] : [],
  )
  return Object.fromEntries(decisions.map(({ name, reasons }) => [name, reasons.join('; ')]))
}

test('builds what changed on PostgreSQL: rows of sources, relations that somebody touched, code', async () => {
  await shop.query("create schema if not exists raw; create table raw.orders as select 1 as id, 'a' as note")
  shop.write('models/sources.yml', 'sources: [{name: raw, tables: [{name: orders}]}]')
  shop.write('models/marts/orders.sql', "select * from {{ source('raw', 'orders') }}")
  // Its hook writes elsewhere, and a test of it only warns: both are always run.
  shop.write('models/marts/payment_events.sql', '{{ config(enabled=false) }} select 1')
  shop.write('tests/no_negative_payments.sql', '{{ config(enabled=false) }} select 1')
  shop.replace('models/schema.yml', 'accepted_values:', 'not_null:')
  shop.replace('models/schema.yml', 'arguments: { values: [paid] }', 'name: status_known')
  await ran()
  expect(await ran()).toEqual({})
  await shop.query("update raw.orders set note = 'b'")
  expect(await ran()).toEqual({ orders: 'source raw.orders has changed rows' })
  await shop.query("insert into raw.orders values (2, 'c')")
  expect(await ran()).toEqual({ orders: 'source raw.orders has new rows' })
  await shop.query(
    'create table main.other as select * from main.orders; drop table main.orders; alter table main.other rename to orders',
  )
  expect(await ran()).toEqual({ orders: 'something else has changed its relation' })
  await shop.query('drop table main.orders')
  expect(await ran()).toEqual({ orders: 'its relation is gone' })
  shop.replace('macros/cents.sql', '100', '10 * 10')
  expect(Object.values(await ran())).toContain('macro cents changed')
  expect(await ran()).toEqual({})
  await shop.query('drop schema raw cascade')
})
