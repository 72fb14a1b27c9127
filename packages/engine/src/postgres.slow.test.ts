import { type PostgresServer, startPostgres } from '@waypoint/adapter-conformance/postgres-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { postgresSchema } from './fixtures/fixture-database.ts'
import { FixtureProject, statuses } from './fixtures/fixture-project.ts'
import { expectAsRecorded, readExpected } from './fixtures/recorded-build.ts'

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

const model = (config: string, sql: string): string => `{{ config(${config}) }}\n${sql}`

async function run(config: string, sql: string): Promise<void> {
  shop.write('models/it.sql', model(config, sql))
  const result = await shop.invoke('run', { select: ['it'] })
  expect(result.results.find((each) => each.name === 'it')?.error?.message).toBeUndefined()
}

describe('a build', () => {
  test('gives the rows, statuses and messages that dbt-postgres gives, also with changed and new rows', async () => {
    const first = await shop.invoke('build')
    expect(first.exitCode).toBe(0)
    await expectAsRecorded(shop, first, 'postgres-build')
    shop.replace('seeds/raw_payments.csv', '13,3,1.00,', '13,3,2.00,')
    shop.write(
      'seeds/raw_payments.csv',
      `${shop.read('seeds/raw_payments.csv')}14,2,55.00,paid,2024-03-09 08:00:00\n`,
    )
    await expectAsRecorded(shop, await shop.invoke('build'), 'postgres-second-build')
  })

  test('a seed that is loaded again leaves the views on it in place', async () => {
    await shop.invoke('build')
    await shop.invoke('seed')
    expect(await shop.query('select count(*) from main_staging.stg_customers')).toEqual([['3']])
  })
})

test('cross-database macros give what they give on DuckDB', async () => {
  const project = new FixtureProject('cross-database', postgresSchema(server.credentials, 'main'))
  try {
    expect(statuses(await project.invoke('run'))).toEqual({ outcomes: 'success' })
    const outcomes = await project.query('select name, outcome from main.outcomes')
    expect(Object.fromEntries(outcomes)).toEqual({
      ...(readExpected('cross-database') as Record<string, string>),
      array: '{1,2}',
      array_append: '{1,2}',
      array_concat: '{1,2}',
      types: 'TEXT timestamp float numeric(28,6) bigint integer boolean',
    })
  } finally {
    project.remove()
  }
})

describe('materializations', () => {
  test('build beside and swap, whatever was there before, and leave nothing beside', async () => {
    for (const kind of ['view', 'table', 'table', 'view', 'view', 'incremental', 'incremental', 'table']) {
      await run(`materialized='${kind}', unique_key='id'`, 'select 1 as id')
      expect(await shop.query('select * from main.it')).toEqual([['1']])
    }
    const left = String.raw`select relname from pg_class where relname like '%\_\_dbt\_%'`
    expect(await shop.query(left)).toEqual([])
  })

  test('a failing hook leaves the old table', async () => {
    await run("materialized='table'", 'select 1 as id')
    shop.write('models/it.sql', model("materialized='table', post_hook='select nope'", 'select 2 as id'))
    expect(statuses(await shop.invoke('run', { select: ['it'] }))).toEqual({ it: 'error' })
    expect(await shop.query('select * from main.it')).toEqual([['1']])
  })

  test('an unlogged table with indexes', async () => {
    const config = `materialized='table', unlogged=true, indexes=[
      {'columns': ['id'], 'unique': true}, {'columns': ['v', 'id'], 'type': 'btree'}, {'columns': ['v'], 'type': 'hash'}]`
    for (const _ of ['once', 'twice']) await run(config, "select 1 as id, 'a' as v")
    expect(await shop.query("select relpersistence::text from pg_class where relname = 'it'")).toEqual([
      ['u'],
    ])
    const indexes = await shop.query(
      "select regexp_replace(indexdef, ' INDEX .* USING', ' INDEX USING') from pg_indexes where tablename = 'it' order by 1",
    )
    expect(indexes.flat()).toEqual([
      'CREATE INDEX USING btree (v, id)',
      'CREATE INDEX USING hash (v)',
      'CREATE UNIQUE INDEX USING btree (id)',
    ])
  })

  test('an index with a misspelt key is refused', async () => {
    shop.write('models/it.sql', model("materialized='table', indexes=[{'column': ['id']}]", 'select 1 as id'))
    const result = await shop.invoke('run', { select: ['it'] })
    expect(result.results[0]?.error ?? result.results.at(-2)?.error).toBeTruthy()
  })

  test('a name that PostgreSQL would cut off is refused', async () => {
    const name = 'm'.repeat(64)
    shop.write(`models/${name}.sql`, 'select 1 as id')
    const result = await shop.invoke('run', { select: [name] })
    expect(result.results.find((each) => each.name === name)?.error?.message).toContain('63 characters')
  })

  test('names of 63 characters are built incrementally too', async () => {
    const config = `materialized='incremental', unique_key='id', alias='${'n'.repeat(63)}'`
    for (const _ of ['once', 'twice']) await run(config, 'select 1 as id')
    expect(await shop.query(`select * from main.${'n'.repeat(63)}`)).toEqual([['1']])
  })
})

describe('incremental strategies', () => {
  const first = "select * from (values (1, 'a'), (2, 'b')) t(id, v)"
  const second = "select * from (values (2, 'c'), (3, 'd')) t(id, v)"
  const merged = [
    ['1', 'a'],
    ['2', 'c'],
    ['3', 'd'],
  ]

  test.each([
    [
      "incremental_strategy='append'",
      [
        ['1', 'a'],
        ['2', 'b'],
        ['2', 'c'],
        ['3', 'd'],
      ],
    ],
    ["unique_key='id'", merged],
    ["unique_key=['id']", merged],
    ["unique_key='id', incremental_strategy='delete+insert'", merged],
    ["unique_key='id', incremental_strategy='merge'", merged],
    [
      "unique_key='id', incremental_strategy='merge', merge_exclude_columns=['v']",
      [
        ['1', 'a'],
        ['2', 'b'],
        ['3', 'd'],
      ],
    ],
  ])('%s', async (config, expected) => {
    await run(`materialized='incremental', ${config}`, first)
    await run(`materialized='incremental', ${config}`, second)
    expect(await shop.query('select * from main.it order by 1, 2')).toEqual(expected)
  })

  test('columns are appended, or kept in step with their types', async () => {
    const config = "materialized='incremental', unique_key='id', on_schema_change"
    await run(`${config}='append_new_columns'`, "select 1 as id, 'a'::text as v")
    await run(`${config}='append_new_columns'`, 'select 2 as id, 7 as w')
    expect(await shop.query('select id, v, w from main.it order by id')).toEqual([
      ['1', 'a', null],
      ['2', null, '7'],
    ])
    await run(`${config}='sync_all_columns'`, "select 3 as id, 9000000000 as w, 'x'::text as t")
    expect(await shop.query('select * from main.it order by id')).toEqual([
      ['1', null, null],
      ['2', '7', null],
      ['3', '9000000000', 'x'],
    ])
    const types =
      "select format_type(atttypid, atttypmod) from pg_attribute where attrelid = 'main.it'::regclass and attnum > 0 and not attisdropped order by attnum"
    expect((await shop.query(types)).flat()).toEqual(['integer', 'bigint', 'text'])
  })
})

describe('grants and documentation', () => {
  beforeEach(async () => {
    await shop.query(
      'drop role if exists reporter; drop role if exists analyst; create role reporter; create role analyst',
    )
  })

  test('grants are given, kept and taken back', async () => {
    const granted =
      "select grantee || ' ' || privilege_type from information_schema.role_table_grants where table_name = 'it' and grantee != grantor order by 1"
    for (const kind of ['table', 'view', 'incremental']) {
      await run(`materialized='${kind}', grants={'select': ['reporter', 'analyst']}`, 'select 1 as id')
      expect((await shop.query(granted)).flat()).toEqual(['analyst SELECT', 'reporter SELECT'])
      await run(`materialized='${kind}', grants={'select': ['reporter']}`, 'select 1 as id')
      expect((await shop.query(granted)).flat()).toEqual(['reporter SELECT'])
    }
    await shop.query('drop owned by reporter; drop owned by analyst')
  })

  test.each(['table', 'view'])('descriptions become comments of a %s and its columns', async (kind) => {
    shop.write(
      'models/it.yml',
      "models: [{name: it, description: \"it's it\", columns: [{name: id, description: 'the \\ key'}]}]",
    )
    await run(`materialized='${kind}', persist_docs={'relation': true, 'columns': true}`, 'select 1 as id')
    expect(
      await shop.query(
        "select obj_description('main.it'::regclass), col_description('main.it'::regclass, 1)",
      ),
    ).toEqual([["it's it", 'the \\ key']])
  })
})

test('the failing rows of a test are stored', async () => {
  await shop.invoke('build')
  await shop.invoke('test', { select: ['stg_payments'], storeFailures: true })
  const stored = 'select * from main_dbt_test__audit.accepted_values_stg_payments_status__paid'
  expect(await shop.query(stored)).toEqual([['refunded', '1']])
  await shop.query('drop schema main_dbt_test__audit cascade')
})

test('a mistake in SQL is told with the model’s own line', async () => {
  shop.write('models/it.sql', 'select\n    1 as id,\n    nope\nfrom {{ ref("stg_customers") }}')
  await shop.invoke('build', { select: ['+stg_customers'] })
  const result = await shop.invoke('run', { select: ['it'] })
  expect(result.results.find((each) => each.name === 'it')?.error).toMatchObject({
    message: expect.stringContaining('column "nope" does not exist'),
    location: { file: 'models/it.sql', line: 3 },
  })
})
