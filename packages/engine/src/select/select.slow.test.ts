import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject, statuses } from '../fixtures/fixture-project.ts'
import type { InvocationOptions } from '../invocation.ts'

let shop: FixtureProject

const output = (schema: string): string =>
  `{type: duckdb, path: "{{ env_var('SHOP_DB') }}", schema: ${schema}, threads: 2}`

beforeEach(() => {
  shop = new FixtureProject()
  shop.write(
    'profiles.yml',
    `shop:\n  target: dev\n  outputs:\n    dev: ${output('main')}\n    prod: ${output('prod')}\n`,
  )
})

afterEach(() => shop.remove())

/** Keeps the artifacts of what was run last. */
function keepState(): string {
  const folder = join(shop.dir, 'state')
  cpSync(join(shop.dir, 'target'), folder, { recursive: true })
  return folder
}

async function listed(options: Partial<InvocationOptions>): Promise<readonly string[]> {
  const { selected } = await shop.invoke('list', options)
  return selected.map((id) => id.split('.')[2] ?? '').toSorted()
}

describe('selectors.yml', () => {
  beforeEach(() => {
    shop.write(
      'selectors.yml',
      'selectors:\n  - {name: staged, default: true, definition: {path: models/staging}}\n  - {name: one, definition: customers}\n',
    )
  })

  const models = { resourceTypes: ['model'] }

  test('its default holds where nothing else is said', async () => {
    expect(await listed(models)).toEqual(['stg_customers', 'stg_payments'])
    expect(await listed({ ...models, select: ['customers'] })).toEqual(['customers'])
    expect(await listed({ ...models, exclude: ['customers'] })).not.toContain('customers')
  })

  test('--selector beats --select', async () => {
    expect(await listed({ ...models, selector: 'one', select: ['stg_customers'] })).toEqual(['customers'])
  })

  test('selector: combines with others', async () => {
    expect(await listed({ ...models, select: ['selector:one', 'stg_payments'] })).toEqual([
      'customers',
      'stg_payments',
    ])
  })

  test('an unknown name is told with the nearest', async () => {
    await expect(shop.invoke('list', { selector: 'stagd' })).rejects.toMatchObject({
      code: 'unknown-selector',
      hint: "Did you mean 'staged'?",
    })
  })
})

describe('state', () => {
  test('nothing is modified on another target', async () => {
    await shop.invoke('parse', { target: 'prod' })
    const statePath = keepState()
    expect(await listed({ select: ['state:modified'], statePath })).toEqual([])
  })

  test('an edit is found and explained', async () => {
    await shop.invoke('parse')
    const statePath = keepState()
    shop.write('models/staging/stg_customers.sql', 'select * from {{ ref("raw_customers") }}')
    shop.replace('macros/cents.sql', '100', '1000')
    const result = await shop.invoke('list', {
      select: ['state:modified'],
      statePath,
      resourceTypes: ['model'],
    })
    const reasons = result.selected.map((id) => [
      id.split('.')[2],
      result.changes.get(id)?.map((change) => change.text),
    ])
    expect(Object.fromEntries(reasons)).toEqual({
      stg_customers: ['body changed'],
      customers: ['macro cents changed'],
    })
  })

  test('result: names what failed last time', async () => {
    shop.write('models/staging/stg_customers.sql', 'select nope from {{ ref("raw_customers") }}')
    await shop.invoke('build')
    const statePath = keepState()
    expect(await listed({ select: ['result:error'], statePath, resourceTypes: ['model'] })).toEqual([
      'stg_customers',
    ])
  })
})

const definitionOf = async (view: string): Promise<string> => {
  const [[sql] = []] = await shop.query(`select sql from duckdb_views() where view_name = '${view}'`)
  return sql ?? ''
}

describe('defer', () => {
  beforeEach(async () => {
    await shop.invoke('build', { target: 'prod' })
  })

  test('what is missing here is read from the other environment', async () => {
    const statePath = keepState()
    await expect(shop.invoke('run', { select: ['customers'] })).resolves.toMatchObject({ exitCode: 1 })
    const result = await shop.invoke('run', { select: ['customers'], defer: true, statePath })
    expect(statuses(result)).toEqual({ customers: 'success' })
    expect(await shop.query('select count(*) from main.customers')).toEqual(
      await shop.query('select count(*) from prod.customers'),
    )
  })

  test('what is built here is read from here, unless the state is favoured', async () => {
    const deferStatePath = keepState()
    await shop.invoke('seed')
    const options = { select: ['stg_payments'], defer: true, deferStatePath }
    await shop.invoke('run', options)
    expect(await definitionOf('stg_payments')).toContain('main.raw_payments')
    await shop.invoke('run', { ...options, favorState: true })
    expect(await definitionOf('stg_payments')).toContain('prod.raw_payments')
  })

  test('what the run builds itself is never deferred', async () => {
    const statePath = keepState()
    const result = await shop.invoke('build', {
      defer: true,
      favorState: true,
      statePath,
      exclude: ['test_type:data'],
    })
    expect(result.exitCode).toBe(0)
    expect(await definitionOf('stg_payments')).toContain('main.raw_payments')
  })

  test('without a manifest to defer to it is refused', async () => {
    await expect(shop.invoke('run', { defer: true })).rejects.toMatchObject({ code: 'missing-state' })
    await expect(shop.invoke('run', { statePath: join(shop.dir, 'nowhere') })).rejects.toMatchObject({
      code: 'missing-state',
    })
  })
})
