import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { postgresSchema } from './fixtures/fixture-database.ts'
import { FixtureProject, statuses } from './fixtures/fixture-project.ts'
import { readExpected } from './fixtures/recorded-build.ts'
import type { InvocationResult } from './invocation.ts'

let server: PostgresServer
let project: FixtureProject

beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())
afterEach(async () => {
  await project.query('drop schema if exists tested cascade')
  project.remove()
})

function open(fixture: string): void {
  project = new FixtureProject(fixture, postgresSchema(server.credentials, 'tested'))
}

const told = ({ results }: InvocationResult): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    results.map(({ name, status, failures, message }) => [name, { status, failures, message }]),
  )

test('unit tests end as they end on DuckDB', async () => {
  open('unit-tests')
  await project.invoke('run', { exclude: ['with_source'] })
  const { results } = await project.invoke('test')
  const ended = results.map(({ uniqueId, status, failures }) => [uniqueId, { status, failures }])
  expect(Object.fromEntries(ended)).toEqual(readExpected('unit-tests'))
})

test('tests of one relation run together end as they end one by one', async () => {
  open('fused')
  project.write(
    'models/t.sql',
    `{{ config(materialized='table') }}
select * from (values (1, 'a', 3), (2, 'b', null), (2, 'z', 9), (null, null, null)) as t(id, word, parent_id)`,
  )
  project.write(
    'models/schema.yml',
    `models:
  - name: t
    columns:
      - name: id
        data_tests: [not_null, unique, unique: { name: limited, config: { where: id > 1, limit: 1 } }]
      - name: word
        data_tests:
          - not_null: { config: { warn_if: '> 0', error_if: '> 1' } }
          - accepted_values: { arguments: { values: [a, b] } }
      - name: parent_id
        data_tests:
          - relationships: { arguments: { to: ref('parents'), field: id } }
          - at_least: { arguments: { minimum: 1 } }
      - name: nowhere
        data_tests: [not_null]
`,
  )
  await project.invoke('run')
  const single = await project.invoke('test', { fuse: false })
  const fused = await project.invoke('test')
  const queries = project.events.filter((event) => event.kind === 'query')
  expect(told(fused)).toEqual(told(single))
  expect(statuses(fused)).toMatchObject({ not_null_t_id: 'fail', not_null_t_word: 'warn', limited: 'fail' })
  expect(queries.length).toBeGreaterThan(0)
})
