import { decodeManifest, decodeRunResults } from '@waypoint/artifacts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject } from './fixtures/fixture-project.ts'
import { expectAsRecorded } from './fixtures/recorded-build.ts'

let shop: FixtureProject

beforeEach(() => {
  shop = new FixtureProject()
})

afterEach(() => shop.remove())

describe('build', () => {
  test('gives the rows, statuses and messages that dbt gives', async () => {
    const result = await shop.invoke('build')
    expect(result.exitCode).toBe(0)
    await expectAsRecorded(shop, result, 'build')
  })

  test('a second time, with changed and new rows: incremental models take up what is new', async () => {
    await shop.invoke('build')
    shop.replace('seeds/raw_payments.csv', '13,3,1.00,', '13,3,2.00,')
    shop.write(
      'seeds/raw_payments.csv',
      `${shop.read('seeds/raw_payments.csv')}14,2,55.00,paid,2024-03-09 08:00:00\n`,
    )
    await expectAsRecorded(shop, await shop.invoke('build'), 'second-build')
  })
})

describe('artifacts', () => {
  test('manifest, run results, compiled and run SQL', async () => {
    const result = await shop.invoke('build')
    const manifest = decodeManifest(shop.read('target/manifest.json'), 'manifest.json')
    expect(Object.keys(manifest.nodes)).toContain('model.shop.customers')
    const written = decodeRunResults(shop.read('target/run_results.json'), 'run_results.json')
    expect(written.results.map((each) => each.uniqueId)).toEqual(result.results.map((each) => each.uniqueId))
    expect(shop.read('target/compiled/shop/models/marts/customers.sql')).toContain(
      '__dbt__cte__paid_by_customer as (',
    )
    expect(shop.read('target/run/shop/models/marts/customers.sql')).toContain(
      'table "shop"."main"."customers"',
    )
  })
})
