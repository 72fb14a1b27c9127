import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { duckdbFile, type FixtureDatabase, postgresSchema } from '../fixtures/fixture-database.ts'
import { FixtureProject, type Overrides, statuses } from '../fixtures/fixture-project.ts'

let server: PostgresServer

beforeAll(async () => {
  server = await startPostgres()
}, 60_000)

afterAll(() => server.stop())

const databases: readonly (readonly [string, () => FixtureDatabase])[] = [
  ['DuckDB', () => duckdbFile],
  ['PostgreSQL', () => postgresSchema(server.credentials, 'audited')],
]

const TESTS = 'models: [{name: orders, columns: [{name: id, data_tests: [unique, not_null]}]}]'

const SNAPSHOT = `
snapshots:
  - name: kept
    relation: ref('orders')
    config: {unique_key: id, strategy: check, check_cols: [status], audit: true}
    columns:
      - name: status
        data_tests: [{accepted_values: {arguments: {values: [new, paid]}}}]
`

describe.each(databases)('on %s, a relation with audit', (_name, database) => {
  let project: FixtureProject

  beforeEach(async () => {
    project = new FixtureProject('events', database())
    project.write('models/orders.yml', TESTS)
    project.write(
      'models/totals.sql',
      "{{ config(materialized='table') }} select count(*) as n from {{ ref('orders') }}",
    )
    if (_name === 'PostgreSQL') await project.query('drop schema if exists audited cascade')
  })

  afterEach(() => project.remove())

  const build = (kind: string, sql: string, options: Overrides = {}) => {
    project.write(
      'models/orders.sql',
      `{{ config(materialized='${kind}', audit=true, unique_key='id') }} ${sql}`,
    )
    return project.invoke('build', { select: ['orders', 'totals'], ...options })
  }
  const changed = (sql: string) => build('table', sql, { changed: true })
  const schema = () => (_name === 'PostgreSQL' ? 'audited' : 'main')
  const ids = async (name = 'orders') =>
    (await project.query(`select id from ${schema()}.${name} order by 1`)).map(([id]) => id)
  const relations = async () =>
    (
      await project.query(
        `select table_name from information_schema.tables where table_schema = '${schema()}' order by 1`,
      )
    ).map(([name]) => name)

  test.each(['table', 'view', 'incremental'])(
    'takes the place of its predecessor when its tests pass, and not when one fails: %s',
    async (kind) => {
      const first = await build(kind, 'select 1 as id')
      expect(statuses(first)).toEqual({
        orders: 'success',
        totals: 'success',
        unique_orders_id: 'pass',
        not_null_orders_id: 'pass',
      })
      expect(await relations()).toEqual(['orders', 'totals'])

      const refused = await build(kind, 'select 2 as id union all select 2')
      expect(statuses(refused)).toEqual({
        orders: 'error',
        totals: 'skipped',
        unique_orders_id: 'fail',
        not_null_orders_id: 'pass',
      })
      const [result] = refused.results.filter(({ name }) => name === 'orders')
      expect(result?.error).toMatchObject({
        code: 'audit-refused',
        message: `${schema()}.orders was not replaced: unique_orders_id (1 row)`,
        hint: expect.stringContaining(`${schema()}.orders__audit`),
      })
      expect(await ids()).toEqual(['1'])
      expect(await ids('orders__audit')).toContain('2')

      expect(statuses(await build(kind, 'select 3 as id'))).toMatchObject({
        orders: 'success',
        totals: 'success',
      })
      expect(await ids()).toEqual(kind === 'incremental' ? ['1', '3'] : ['3'])
      const anew = await build(kind, 'select 4 as id', { fullRefresh: true })
      expect(statuses(anew)).toMatchObject({ orders: 'success', totals: 'success' })
      expect(await ids()).toEqual(['4'])
      expect(await relations()).toEqual(['orders', 'totals'])
    },
  )

  test('a snapshot keeps no version that its tests refuse', async () => {
    project.write('snapshots/kept.yml', SNAPSHOT)
    const snapshot = async (sql: string) => {
      project.write('models/orders.sql', `{{ config(materialized='table') }} ${sql}`)
      return statuses(
        await project.invoke('build', { select: ['orders', 'kept'], exclude: ['unique_orders_id'] }),
      )
    }
    expect(await snapshot("select 1 as id, 'new' as status")).toMatchObject({ kept: 'success' })
    expect(await snapshot("select 1 as id, 'lost' as status")).toMatchObject({ kept: 'error' })
    expect(await ids('kept')).toEqual(['1'])
    expect(await snapshot("select 1 as id, 'paid' as status")).toMatchObject({ kept: 'success' })
    expect(await project.query(`select status from ${schema()}.kept order by dbt_valid_from`)).toEqual([
      ['new'],
      ['paid'],
    ])
  })

  test('a failure while it is built leaves the predecessor, and runs no test', async () => {
    await build('table', 'select 1 as id')
    const failed = await build('table', "select cast('x' as integer) as id")
    expect(statuses(failed)).toMatchObject({
      orders: 'error',
      totals: 'skipped',
      unique_orders_id: 'skipped',
    })
    expect(await ids()).toEqual(['1'])
  })

  test('without its tests in the run it is built in its place', async () => {
    await build('table', 'select 1 as id')
    project.write('models/orders.sql', "{{ config(materialized='table', audit=true) }} select 2 as id")
    expect(statuses(await project.invoke('run', { select: ['orders'] }))).toEqual({ orders: 'success' })
    expect(await ids()).toEqual(['2'])
  })

  test('a run with nothing changed reuses what passed, and what was refused is built again', async () => {
    await changed('select 1 as id')
    expect((await changed('select 1 as id')).results.map(({ status }) => status)).not.toContain('error')
    expect(statuses(await changed('select 2 as id union all select 2'))).toMatchObject({ orders: 'error' })
    expect(statuses(await changed('select 2 as id union all select 2'))).toMatchObject({ orders: 'error' })
    expect(statuses(await changed('select 1 as id'))).toMatchObject({ orders: 'success', totals: 'success' })
    expect(await ids()).toEqual(['1'])
  })
})
