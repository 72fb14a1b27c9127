import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject } from './fixtures/fixture-project.ts'
import type { InvocationResult } from './invocation.ts'

let project: FixtureProject

beforeEach(() => {
  project = new FixtureProject('events')
  project.write('models/parent.sql', "{{ config(materialized='table') }} select 1 as id")
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
      - {type: check, name: cheap, expression: price < 1000}
      - {type: unique, columns: [id, name]}
      - {type: foreign_key, columns: [id], to: ref('parent'), to_columns: [id]}
    columns:
      - {name: id, data_type: int, constraints: [{type: not_null}]}
      - {name: name, data_type: varchar(20)}
      - {name: price, data_type: "decimal(10, 2)", constraints: [{type: check, expression: price > 0}]}
`,
  )
})

afterEach(() => project.remove())

function run(sql: string): Promise<InvocationResult> {
  project.write('models/kept.sql', sql)
  return project.invoke('run', { select: ['parent', 'kept'] })
}

const GOOD = "select 'Ada' as name, 9.5::decimal(10, 2) as price, 1 as id"

async function messageOf(sql: string): Promise<string> {
  const result = (await run(sql)).results.find((each) => each.name === 'kept')
  expect(result?.status).toBe('error')
  return result?.message ?? ''
}

describe('an enforced contract', () => {
  test('puts the columns in its order, with its constraints', async () => {
    expect((await run(GOOD)).exitCode).toBe(0)
    expect(
      await project.query("select column_name, data_type from duckdb_columns() where table_name = 'kept'"),
    ).toEqual([
      ['id', 'INTEGER'],
      ['name', 'VARCHAR'],
      ['price', 'DECIMAL(10,2)'],
    ])
    expect(
      await project.query(
        "select constraint_type from duckdb_constraints() where table_name = 'kept' order by 1",
      ),
    ).toEqual([['CHECK'], ['CHECK'], ['FOREIGN KEY'], ['NOT NULL'], ['UNIQUE']])
  })

  test('shows all differences as a table, and builds nothing', async () => {
    expect(await messageOf("select '1' as id, 9.5::decimal(12, 4) as price, true as extra")).toContain(
      `does not give the columns of its contract:

  column  contract       query
  id      INTEGER        VARCHAR        another type
  name    VARCHAR                       missing in the query
  price   DECIMAL(10,2)  DECIMAL(12,4)  another type
  extra                  BOOLEAN        missing in the contract

Correct the query or the contract in models/contracts.yml.`,
    )
    expect(await project.query("select count(*) from duckdb_tables() where table_name = 'kept'")).toEqual([
      ['0'],
    ])
  })

  test('refuses rows that break a constraint', async () => {
    expect(await messageOf(GOOD.replace('9.5', '-1'))).toContain('CHECK constraint failed')
    expect(await messageOf(GOOD.replace('1 as id', 'null::int as id'))).toContain(
      'NOT NULL constraint failed',
    )
    expect(await messageOf(GOOD.replace('1 as id', '2 as id'))).toContain('foreign key')
  })

  test('holds for views and for what is added to an incremental model', async () => {
    project.replace(
      'models/contracts.yml',
      'enforced: true}, materialized: table',
      'enforced: true}, materialized: view',
    )
    expect(await messageOf('select 1 as id')).toContain('missing in the query')
    project.replace(
      'models/contracts.yml',
      'materialized: view',
      'materialized: incremental, on_schema_change: append_new_columns',
    )
    await project.query('drop view if exists kept')
    await run(GOOD)
    const [added] = (await project.invoke('run', { select: ['kept'] })).results
    expect(added?.message).toContain('violates unique constraint')
  })

  test('lets the parent of a foreign key be rebuilt together with its child, and not without', async () => {
    await run(GOOD)
    expect((await run(GOOD)).exitCode).toBe(0)
    expect(await project.query('select id, name from kept')).toEqual([['1', 'Ada']])
    const [alone] = (await project.invoke('run', { select: ['parent'] })).results
    expect(alone?.message).toContain('a foreign key of kept refers to it')
    expect(
      await project.query("select count(*) from duckdb_constraints() where constraint_type = 'FOREIGN KEY'"),
    ).toEqual([['1']])
  })

  test('needs a type for each column', async () => {
    project.replace('models/contracts.yml', '{name: name, data_type: varchar(20)}', '{name: name}')
    expect(await messageOf(GOOD)).toContain('there is none for name')
  })
})
