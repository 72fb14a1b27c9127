import { join } from 'node:path'
import { decodeRunResults } from '@waypoint/artifacts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject, statuses } from './fixtures/fixture-project.ts'

let shop: FixtureProject

beforeEach(() => {
  shop = new FixtureProject()
})

afterEach(() => shop.remove())

describe('build', () => {
  test('a failing test skips what descends from the tested model, and only that', async () => {
    shop.replace('models/schema.yml', 'config: { severity: warn }', 'config: { severity: error }')
    const result = await shop.invoke('build')
    expect(result.exitCode).toBe(1)
    expect(statuses(result)).toMatchObject({
      accepted_values_stg_payments_status__paid: 'fail',
      customers: 'skipped',
      payment_events: 'skipped',
      no_negative_payments: 'skipped',
      customer_count: 'success',
    })
  })

  test('fail-fast starts nothing after the first failure', async () => {
    shop.write('models/staging/stg_customers.sql', 'select nope from {{ ref("raw_customers") }}')
    const result = await shop.invoke('build', { failFast: true, threads: 1 })
    const count = (status: string): number => result.results.filter((each) => each.status === status).length
    expect(count('error')).toBe(1)
    expect(count('skipped')).toBeGreaterThan(8)
  })

  test('full refresh builds incremental models anew', async () => {
    await shop.invoke('build')
    await shop.query("insert into main.payment_events values (99, 1, 1.00, timestamp '2020-01-01')")
    await shop.invoke('run', { select: ['payment_events'] })
    expect(await shop.query('select count(*) from main.payment_events')).toEqual([['5']])
    await shop.invoke('run', { select: ['payment_events'], fullRefresh: true })
    expect(await shop.query('select count(*) from main.payment_events')).toEqual([['4']])
  })

  test('a relation changes its type in both directions', async () => {
    await shop.invoke('build')
    shop.replace('dbt_project.yml', '+materialized: view', '+materialized: table')
    await shop.invoke('run', { select: ['stg_customers'] })
    expect(
      await shop.query("select table_type from information_schema.tables where table_name = 'stg_customers'"),
    ).toEqual([['BASE TABLE']])
    shop.replace('dbt_project.yml', '+materialized: table', '+materialized: view')
    await shop.invoke('run', { select: ['stg_customers'] })
    expect(
      await shop.query("select table_type from information_schema.tables where table_name = 'stg_customers'"),
    ).toEqual([['VIEW']])
  })
})

describe('errors', () => {
  test('a database error names file, line and column of the model, and the compiled file', async () => {
    shop.write(
      'models/marts/customers.sql',
      "{{ config(\n    materialized='table'\n) }}\n\nselect\n    customer_id,\n    nope\nfrom {{ ref('stg_customers') }}\n",
    )
    const result = await shop.invoke('build')
    const error = result.results.find((each) => each.name === 'customers')?.error
    expect(error).toMatchObject({
      code: 'query-failed',
      location: { file: 'models/marts/customers.sql', line: 7, column: 5 },
    })
    expect(error?.message).toContain('> 7 |     nope')
    expect(error?.hint).toContain('target/compiled/shop/models/marts/customers.sql')
    expect(statuses(result)).toMatchObject({
      customers: 'error',
      not_null_customers_paid: 'skipped',
      payment_events: 'success',
    })
  })

  test('a macro that raises leads back to its place', async () => {
    shop.write(
      'macros/cents.sql',
      "{% macro cents(e) %}\n{{ exceptions.raise_compiler_error('no cents') if execute }}\n{% endmacro %}",
    )
    const result = await shop.invoke('build')
    const error = result.results.find((each) => each.name === 'customers')?.error
    expect(error?.message).toContain('no cents')
    expect(error?.location).toMatchObject({ file: 'macros/cents.sql', line: 2 })
  })

  test('a project that cannot be read is thrown, not a result', async () => {
    shop.write('models/broken.sql', "select * from {{ ref('stg_custmers') }}")
    await expect(shop.invoke('build')).rejects.toThrow(/stg_custmers/)
  })

  test('a database that cannot be opened is told with the profile that names it', async () => {
    const invoked = shop.invoke('run', { env: { SHOP_DB: join(shop.dir, 'nowhere/shop.duckdb') } })
    await expect(invoked).rejects.toMatchObject({ location: { file: join(shop.dir, 'profiles.yml') } })
    expect(JSON.parse(shop.read('target/manifest.json'))).toHaveProperty('nodes')
  })

  test('an unknown adapter is told with those that there are', async () => {
    shop.replace('profiles.yml', 'type: duckdb', 'type: duckbd')
    await expect(shop.invoke('run')).rejects.toThrow(/There is no adapter of type 'duckbd'/)
  })
})

describe('interrupt', () => {
  test('running queries are cancelled, the rest is skipped, artifacts are written, the database is whole', async () => {
    await shop.invoke('build')
    shop.write(
      'models/marts/customers.sql',
      "{{ config(materialized='table') }} select count(*) as n from range(100000000000) a where a.range % 7 = 3 -- {{ ref('stg_customers') }}",
    )
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 700)
    const startedAt = performance.now()
    const result = await shop.invoke('build', { signal: controller.signal })
    expect(performance.now() - startedAt).toBeLessThan(5000)
    expect(result).toMatchObject({ interrupted: true, exitCode: 1 })
    expect(statuses(result)).toMatchObject({ customers: 'skipped', stg_customers: 'success' })
    const written = decodeRunResults(shop.read('target/run_results.json'), 'run_results.json')
    expect(written.results).toHaveLength(result.results.length)
    expect(await shop.query('select count(*) from main.customers')).toEqual([['3']])
  })
})

describe('many invocations at once', () => {
  test('do not interfere in one process', async () => {
    const shops = Array.from({ length: 8 }, () => new FixtureProject())
    try {
      shops.forEach((each, index) => each.replace('seeds/raw_customers.csv', 'Ada Bar', `Ada Bar ${index}`))
      const results = await Promise.all(shops.map((each) => each.invoke('build')))
      expect(results.map((result) => result.exitCode)).toEqual(shops.map(() => 0))
      for (const [index, each] of shops.entries()) {
        expect(await each.query('select name from main.customers order by customer_id limit 1')).toEqual([
          [`Ada Bar ${index}`],
        ])
      }
    } finally {
      for (const each of shops) each.remove()
    }
  })
})

describe('compile', () => {
  test('renders models, ephemeral ones and tests, and builds nothing', async () => {
    await shop.invoke('seed')
    const result = await shop.invoke('compile', { select: ['+customers'] })
    expect(result.exitCode).toBe(0)
    const compiled = shop.read('target/compiled/shop/models/marts/paid_by_customer.sql')
    expect(compiled).toMatch(/^\s*with\s+__dbt__cte__paid_payments as \([\s\S]*\), sums as \(/)
    expect(compiled).toContain('from __dbt__cte__paid_payments')
    expect(shop.read('target/compiled/shop/models/schema.yml/not_null_customers_paid.sql')).toContain(
      'is null',
    )
    expect(
      await shop.query("select count(*) from information_schema.tables where table_name = 'customers'"),
    ).toEqual([['0']])
  })
})

describe('selection', () => {
  test('names, graph operators and exclusion', async () => {
    expect(statuses(await shop.invoke('run', { select: ['stg_customers', 'raw_customers'] }))).toEqual({
      stg_customers: 'error',
    })
    await shop.invoke('seed')
    const result = await shop.invoke('run', { select: ['+customers'], exclude: ['stg_payments'] })
    expect(Object.keys(statuses(result))).toEqual(['customers', 'stg_customers'])
  })

  test('list names what is selected and opens no database', async () => {
    const { selected } = await shop.invoke('list', { select: ['+customer_count'], resourceTypes: ['model'] })
    expect(selected).toEqual(['model.shop.stg_customers', 'model.shop.customer_count'])
  })
})
