import { trinoServer } from '@waypoint/adapter-conformance/trino-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { trinoSchema } from './fixtures/fixture-database.ts'
import { FixtureProject, statuses } from './fixtures/fixture-project.ts'

const schema = 'waypoint_lake'
const { credentials } = trinoServer(schema)
const database = trinoSchema(credentials)
let project: FixtureProject

beforeAll(async () => {
  project = new FixtureProject('lake', database)
  await project.query(`drop schema if exists ${schema} cascade`)
})
afterAll(async () => {
  await project.query(`drop schema if exists ${schema} cascade`)
  project.remove()
})

const rows = (name: string): Promise<unknown> => project.query(`select * from ${name} order by 1, 2`)
const failures = (result: Awaited<ReturnType<FixtureProject['invoke']>>): readonly unknown[] =>
  result.results
    .filter(({ status }) => status !== 'success' && status !== 'pass')
    .map(({ name, message, error }) => [name, error?.message ?? message])

/** How often the database was asked for each node; schemas and the cache are asked for none. */
function statements(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const event of project.events) {
    if (event.kind !== 'query' || event.uniqueId === null) continue
    const name = event.uniqueId.split('.').at(-1) ?? ''
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

test('a project is built: seeds, views, tables, incremental models, snapshots, tests', async () => {
  const result = await project.invoke('build', {
    vars: {},
    eventTimeStart: '2024-01-01',
    eventTimeEnd: '2024-03-01',
  })
  expect(failures(result)).toEqual([])
  expect(await rows('customers')).toEqual([
    ['1', '15.50', '2', '2024-01-02T11:30:00.000Z'],
    ['2', '7.25', '1', '2024-02-03T00:00:00.000Z'],
    ['3', null, '1', '2024-02-01T08:00:00.000Z'],
  ])
  expect(await rows('monthly')).toHaveLength(4)
  const [[created] = []] = await project.query('show create table customers')
  expect(created).toMatch(/sorted_by = ARRAY\['customer_id ASC NULLS FIRST'\]/)
  expect(created).toMatch(/COMMENT 'One row for each customer.'/)
})

test('what changed is merged, replaced, appended, ended, and the rest stays', async () => {
  project.write(
    'seeds/raw_payments.csv',
    `id,customer_id,amount,status,paid_at
1,1,11.50,paid,2024-01-01 10:00:00
2,1,5.00,paid,2024-01-02 11:30:00
4,3,9,paid,2024-02-01 08:00:00
5,3,8,paid,2024-02-02 08:00:00
`,
  )
  const result = await project.invoke('build', { eventTimeStart: '2024-02-01', eventTimeEnd: '2024-03-01' })
  expect(failures(result)).toEqual([])
  expect(await rows('merged')).toEqual([
    ['1', '10.50', 'paid'],
    ['2', '5.00', 'paid'],
    ['3', '7.25', 'failed'],
    ['4', '9.00', 'paid'],
    ['5', '8.00', 'paid'],
  ])
  expect(await rows('replaced')).toEqual([
    ['1', '1', '11.50'],
    ['2', '1', '5.00'],
    ['3', '2', '7.25'],
    ['4', '3', '9.00'],
    ['5', '3', '8.00'],
  ])
  expect(await project.query('select count(*), count(status) from appended')).toEqual([['8', '4']])
  expect(await project.query('select id, amount from monthly order by id')).toEqual([
    ['1', '10.50'],
    ['2', '5.00'],
    ['4', '9.00'],
    ['5', '8.00'],
  ])
  expect(
    await project.query('select id, count(*), count(dbt_valid_to) from by_check group by id order by id'),
  ).toEqual([
    ['1', '2', '1'],
    ['2', '1', '0'],
    ['3', '1', '1'],
    ['4', '2', '1'],
    ['5', '1', '0'],
  ])
  const left = await project.query(
    String.raw`select table_name from information_schema.tables where table_name like '%\_\_dbt\_%' escape '\'`,
  )
  expect(left).toEqual([])
})

test('a view and a table take one statement, an incremental model two', async () => {
  await project.invoke('run', {
    select: ['merged', 'replaced', 'switching'],
  })
  expect(statements()).toMatchObject({ merged: 2, replaced: 2, switching: 1 })
})

const kindOf = async (): Promise<string | null | undefined> =>
  (
    await project.query("select table_type from information_schema.tables where table_name = 'switching'")
  )[0]?.[0]
const run = (kind: string, divisor = 1) =>
  project.invoke('run', { select: ['switching'], vars: { kind, divisor } })

describe('what is there already', () => {
  test('gives way to another kind of relation', async () => {
    for (const [kind, type] of [
      ['table', 'BASE TABLE'],
      ['view', 'VIEW'],
      ['incremental', 'BASE TABLE'],
      ['table', 'BASE TABLE'],
    ] as const) {
      expect(failures(await run(kind))).toEqual([])
      expect(await kindOf()).toBe(type)
    }
  })

  test('stays when the query of the new one fails', async () => {
    await run('view')
    const before = await rows('switching')
    expect(statuses(await run('table', 0))).toEqual({ switching: 'error' })
    expect([await kindOf(), await rows('switching')]).toEqual(['VIEW', before])
    await run('table')
    expect(statuses(await run('table', 0))).toEqual({ switching: 'error' })
    expect(await rows('switching')).toEqual(before)
  })
})

describe('a contract', () => {
  test('refuses a null that it excludes, and the table stays', async () => {
    const before = await rows('customers')
    const text = project.read('models/customers.sql')
    project.write(
      'models/customers.sql',
      text.replace('select customer_id,', 'select nullif(customer_id, 3) as customer_id,'),
    )
    const { results } = await project.invoke('run', { select: ['customers'] })
    expect(results[0]?.error?.message).toContain(
      'customer_id of customers is null, and its contract says not_null',
    )
    project.write('models/customers.sql', text)
    expect(await rows('customers')).toEqual(before)
  })
})

test('--empty gives the columns and no rows', async () => {
  expect(failures(await project.invoke('run', { select: ['customers'], empty: true }))).toEqual([])
  expect(await rows('customers')).toEqual([])
})

test('docs have columns, comments and types', async () => {
  await project.invoke('docs-generate')
  const catalog = JSON.parse(project.read('target/catalog.json')) as {
    nodes: Record<string, { columns: Record<string, unknown> }>
  }
  expect(catalog.nodes['model.lake.payments']?.columns['id']).toMatchObject({
    type: 'integer',
    comment: 'Its number.',
  })
})

const operation = (macro: string, args: Readonly<Record<string, string>>) =>
  project.invoke('run-operation', { operation: { macro, args } })

test('tables are maintained by operations', async () => {
  expect(failures(await operation('optimize', { table: 'merged' }))).toEqual([])
  expect(failures(await operation('expire_snapshots', { table: `${schema}.merged` }))).toEqual([])
})

test('the work is done on a worker, and says whose it is', async () => {
  await project.invoke('run', { select: ['customers'] })
  const found = await project.query(
    `select count(distinct tasks.task_id) > 0
     from system.runtime.tasks as tasks
     join system.runtime.nodes as nodes on nodes.node_id = tasks.node_id
     join system.runtime.queries as queries on queries.query_id = tasks.query_id
     where not nodes.coordinator and queries.source = 'waypoint' and queries.query like '%create or replace table "iceberg"."${schema}"."customers"%'`,
  )
  expect(found).toEqual([['true']])
})
