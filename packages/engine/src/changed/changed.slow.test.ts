import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject, type Overrides } from '../fixtures/fixture-project.ts'

let shop: FixtureProject

beforeEach(async () => {
  shop = new FixtureProject()
  // A hook that writes elsewhere makes its model one that is always built.
  shop.replace(
    'models/marts/payment_events.sql',
    `post_hook="insert into {{ target.schema }}.run_log values ('hook {{ this.identifier }}', null)"`,
    `tags=['events']`,
  )
  shop.replace('models/schema.yml', 'accepted_values:', 'not_null:')
  shop.replace('models/schema.yml', 'arguments: { values: [paid] }', 'name: status_known')
})

afterEach(() => shop.remove())

/** name → why it ran, for what ran. */
async function ran(
  command: 'build' | 'run' | 'test' | 'seed' = 'build',
  overrides: Overrides = {},
): Promise<Record<string, string>> {
  await shop.invoke(command, { changed: true, ...overrides })
  const decisions = shop.events.flatMap((event) =>
    event.kind === 'node-decided' && !event.reused ? [event] : [],
  )
  return Object.fromEntries(decisions.map(({ name, reasons }) => [name, reasons.join('; ')]))
}

async function inWarehouse(sql: string): Promise<void> {
  await shop.query(sql)
}

describe('build --changed', () => {
  test('builds everything once, and then nothing', async () => {
    const first = await ran()
    expect(first['customers']).toBe('never built here')
    expect(Object.keys(first)).toHaveLength(
      shop.events.filter((event) => event.kind === 'node-finished').length,
    )
    expect(await ran()).toEqual({})
    const again = await shop.invoke('build', { changed: true })
    expect(again.results.find((each) => each.name === 'customers')).toMatchObject({
      status: 'no-op',
      message: expect.stringMatching(/^Reused: unchanged since \d{4}-\d\d-\d\d \d\d:\d\d$/),
    })
    expect(again.results.find((each) => each.name === 'no_negative_payments')).toMatchObject({
      status: 'pass',
    })
    expect(again.exitCode).toBe(0)
  })

  describe('says why', () => {
    beforeEach(() => shop.invoke('build', { changed: true }))

    test('a body changed: the model, what stands on it, their tests', async () => {
      shop.write(
        'models/staging/stg_customers.sql',
        `${shop.read('models/staging/stg_customers.sql')}\nwhere id > 0`,
      )
      expect(await ran()).toMatchObject({
        stg_customers: 'body changed',
        customers: 'parent stg_customers was rebuilt',
        not_null_stg_customers_customer_id: 'parent stg_customers was rebuilt',
      })
      expect(await ran()).toEqual({})
    })

    test('a macro changed', async () => {
      shop.replace('macros/cents.sql', '100', '10 * 10')
      const why = await ran()
      expect(Object.values(why)).toContain('macro cents changed')
      expect(why['stg_customers']).toBeUndefined()
      expect(await ran()).toEqual({})
    })

    test('a macro of the project now stands before a built-in one', async () => {
      shop.write(
        'macros/table.sql',
        '{% macro duckdb__create_view_as(relation, sql) %}create or replace view {{ relation }} as {{ sql }};{% endmacro %}',
      )
      expect(await ran()).toMatchObject({ stg_customers: 'macro create_view_as changed' })
      expect(await ran()).toEqual({})
    })

    test('a var, an environment variable, a setting', async () => {
      expect(await ran('build', { vars: { min_amount: 1 } })).toMatchObject({
        stg_payments: 'var min_amount changed',
      })
      shop.replace(
        'models/staging/stg_customers.sql',
        'name,',
        `name, '{{ env_var("REGION", "eu") }}' as region,`,
      )
      await ran('build', { vars: { min_amount: 1 } })
      const env = { SHOP_DB: join(shop.dir, 'shop.duckdb'), REGION: 'us' }
      expect(await ran('build', { vars: { min_amount: 1 }, env })).toMatchObject({
        stg_customers: 'environment variable REGION changed',
      })
      shop.replace('dbt_project.yml', '+materialized: view', '+materialized: table')
      expect(await ran('build', { vars: { min_amount: 1 }, env })).toMatchObject({
        stg_customers: 'config materialized changed',
      })
    })

    test('the file of a seed changed', async () => {
      shop.write('seeds/raw_customers.csv', `${shop.read('seeds/raw_customers.csv')}9,Zoe,2024-05-01\n`)
      expect(await ran()).toMatchObject({
        raw_customers: 'its file changed',
        stg_customers: 'parent raw_customers was rebuilt',
      })
    })

    test('somebody else has touched the relation', async () => {
      await inWarehouse('drop table main.customers')
      expect(await ran()).toMatchObject({ customers: 'its relation is gone' })
      await inWarehouse('insert into main.customers select * from main.customers limit 1')
      expect(await ran()).toMatchObject({ customers: 'something else has changed its relation' })
      await inWarehouse(
        "update main.waypoint_builds set build_id = 'x' where relation_name like '%customers\"'",
      )
      expect(await ran()).toMatchObject({ customers: 'something else has built it since' })
      await shop.invoke('run', { select: ['customers'] })
      expect(await ran()).toMatchObject({ customers: 'its last build was not finished' })
    })

    test('what was built on another machine, or whose records are gone, is built again', async () => {
      rmSync(join(shop.dir, 'target/changed'), { recursive: true })
      expect((await ran())['customers']).toBe('built by another checkout of the project')
    })

    test('a full refresh', async () => {
      expect((await ran('build', { fullRefresh: true }))['raw_customers']).toBe('--full-refresh')
    })
  })

  test('what gives another result each time is always built', async () => {
    shop.write('models/marts/clock.sql', 'select current_timestamp as now')
    shop.write('models/marts/invoked.sql', "select '{{ invocation_id }}' as id")
    shop.write('models/marts/hard.sql', 'select * from main.run_log')
    await ran()
    expect(await ran()).toMatchObject({
      clock: 'not deterministic: uses current_timestamp',
      invoked: expect.stringContaining('not deterministic: uses invocation_id'),
      hard: 'reads main.run_log, which is no ref() or source()',
    })
  })

  test('hooks are known by what they run: into the model itself, or nothing but rights and indexes', async () => {
    const hooked = (hook: string): void =>
      shop.write(
        'models/marts/hooked.sql',
        `{{ config(materialized='table', post_hook=${JSON.stringify(hook)}) }}\nselect 1 as a`,
      )
    shop.write(
      'macros/tidy.sql',
      "{% macro tidy() %}delete from {{ this }} where a > {{ var('most', 9) }}{% endmacro %}",
    )
    hooked('{{ tidy() }}')
    await ran('run', { select: ['hooked'] })
    expect(await ran('run', { select: ['hooked'] })).toEqual({})
    expect(await ran('run', { select: ['hooked'], vars: { most: 5 } })).toHaveProperty('hooked')
    for (const [hook, why] of [
      [
        'delete from {{ this }} where a in (select 1 from main.run_log)',
        'hook: reads main.run_log, which is no ref() or source()',
      ],
      ['update {{ this }} set a = random()', 'hook: not deterministic: uses random()'],
      ["insert into main.run_log values ('x', 1)", 'hook: depends on what cannot be followed: insert'],
      [
        "{% do run_query('select 1') %}",
        "what its hook does cannot be known: {% do run_query('select 1') %}",
      ],
    ] as const) {
      hooked(hook)
      await ran('run', { select: ['hooked'] })
      expect(await ran('run', { select: ['hooked'] })).toEqual({ hooked: why })
    }
  })

  test('a query in a template that comes to the same SQL is no change', async () => {
    shop.write(
      'models/marts/asking.sql',
      "-- depends_on: {{ ref('stg_payments') }}\n{% set found = run_query('select count(*) from ' ~ ref('stg_payments')) %}" +
        'select {{ found.rows[0][0] if execute else 0 }} as payments',
    )
    await ran()
    expect(await ran()).toEqual({})
    expect(await ran('build', { vars: { min_amount: 20 } })).toHaveProperty('asking')
  })

  test('a test that did not pass is asked again', async () => {
    shop.write('tests/never.sql', "select * from {{ ref('customers') }}")
    await ran()
    expect(await ran()).toEqual({ never: 'not known to have passed' })
  })

  test('functions are always created; what calls them is built when they change', async () => {
    shop.write('models/schema.yml', '')
    shop.write(
      'functions/functions.yml',
      'functions: [{name: twice, arguments: [{name: amount, data_type: integer}], returns: {data_type: integer}}]',
    )
    shop.write('functions/twice.sql', '2 * amount')
    shop.write(
      'models/marts/doubled.sql',
      "select {{ function('twice') }}(customer_id) as n from {{ ref('stg_customers') }}",
    )
    await ran()
    expect(await ran()).toEqual({ twice: 'functions are always created' })
    shop.write('functions/twice.sql', 'amount + amount')
    expect(await ran()).toMatchObject({ doubled: 'parent twice was rebuilt' })
  })

  test('unit tests are kept with the code and the rows they are about', async () => {
    const unitTest = (amount: number): void =>
      shop.write(
        'models/unit.yml',
        `unit_tests:
  - name: payments_are_filtered
    model: stg_payments
    overrides: {vars: {min_amount: 10}}
    given: [{input: ref('raw_payments'), rows: [{id: 1, amount: 5}, {id: 2, amount: ${amount}}]}]
    expect: {rows: [{payment_id: 2}]}
`,
      )
    unitTest(20)
    expect(await ran()).toHaveProperty('payments_are_filtered', 'not known to have passed')
    expect(await ran()).toEqual({})
    unitTest(30)
    expect(await ran()).toEqual({ payments_are_filtered: 'its rows changed' })
    shop.replace('models/staging/stg_payments.sql', '>=', '>')
    expect(await ran()).toHaveProperty('payments_are_filtered', 'body changed')
  })

  test('a failed model and what stands behind it are built when it is mended', async () => {
    shop.replace('models/staging/stg_customers.sql', 'name', 'nonsense(name)')
    await ran()
    shop.replace('models/staging/stg_customers.sql', 'nonsense(name)', 'name')
    expect(Object.keys(await ran())).toEqual(expect.arrayContaining(['stg_customers', 'customers']))
    expect(await ran()).toEqual({})
  })

  test('the rows of sources are compared, with or without the time of loading', async () => {
    await inWarehouse(
      "create schema raw; create table raw.orders as select 1 as id, 5 as amount, timestamp '2024-01-01' as loaded",
    )
    const source = (settings: string): void =>
      shop.write('models/sources.yml', `sources: [{name: raw, tables: [{name: orders${settings}}]}]`)
    source('')
    shop.write('models/marts/orders.sql', "select * from {{ source('raw', 'orders') }}")
    await ran()
    expect(await ran()).toEqual({})
    await inWarehouse("insert into raw.orders values (2, 6, timestamp '2024-01-02')")
    expect(await ran()).toEqual({ orders: 'source raw.orders has new rows' })
    await inWarehouse('update raw.orders set amount = 7 where id = 1')
    expect(await ran()).toEqual({ orders: 'source raw.orders has changed rows' })
    await inWarehouse('alter table raw.orders add column note varchar')
    expect(await ran()).toEqual({ orders: 'source raw.orders has changed rows' })
    source(', loaded_at_field: loaded')
    await ran()
    expect(await ran()).toEqual({})
    await inWarehouse("update raw.orders set amount = 8, loaded = timestamp '2024-01-03' where id = 1")
    expect(await ran()).toEqual({ orders: 'source raw.orders has changed rows' })
  })

  test('a change below a view that is not selected is seen above it', async () => {
    await ran()
    shop.write('seeds/raw_customers.csv', `${shop.read('seeds/raw_customers.csv')}9,Zoe,2024-05-01\n`)
    await ran('seed')
    expect(await ran('run', { select: ['customers'] })).toEqual({
      customers: 'parent stg_customers was rebuilt',
    })
  })
})
