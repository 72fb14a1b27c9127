import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject } from '../fixtures/fixture-project.ts'
import { readExpected } from '../fixtures/recorded-build.ts'
import type { InvocationResult } from '../invocation.ts'

let project: FixtureProject

beforeEach(async () => {
  project = new FixtureProject('data-tests')
  await project.invoke('run')
})

afterEach(() => project.remove())

function outcomes({ results }: InvocationResult): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    results.map(({ uniqueId, status, failures, message, relationName }) => [
      uniqueId,
      { status, failures, message: status === 'error' ? null : message, relationName },
    ]),
  )
}

const kept = (name: string): Promise<(string | null)[][]> =>
  project.query(`select * from main_dbt_test__audit.${name} order by all`)

describe('data tests', () => {
  test.each([true, false])('end as they end in dbt; in one scan: %s', async (fuse) => {
    expect(outcomes(await project.invoke('test', { fuse }))).toEqual(readExpected('data-tests'))
  })

  test('keep failing rows as their config says', async () => {
    await project.invoke('test')
    expect(await kept('kept')).toEqual([[null, 'paid', null, '9']])
    expect(await kept('kept_as_view')).toEqual([[null, 'paid', null, '9']])
    expect(await kept('kept_up_to_a_limit')).toEqual([['2', '2']])
    const relations = await project.query(
      "select table_name, table_type from information_schema.tables where table_schema = 'main_dbt_test__audit' order by 1",
    )
    expect(relations).toEqual([
      ['kept', 'BASE TABLE'],
      ['kept_as_view', 'VIEW'],
      ['kept_up_to_a_limit', 'BASE TABLE'],
    ])
  })

  test('all keep them when the command line says so, but those that are not to', async () => {
    const { results } = await project.invoke('test', { storeFailures: true, select: ['orders'] })
    const relationOf = (name: string) => results.find((each) => each.name === name)?.relationName
    expect(relationOf('only_warns')).toBe('"shop"."main_dbt_test__audit"."only_warns"')
    expect(await kept('only_warns')).toEqual([[null, 'paid', null, '9']])
    expect(relationOf('not_kept')).toBeNull()
    expect(await kept('unique_where_priced')).toEqual([])
  })

  test('name the ways of keeping rows that there are', async () => {
    const { results } = await project.invoke('test', { select: ['kept_as_nothing_known'] })
    expect(results[0]?.error?.message).toContain(
      "'banana' is not a valid value for `store_failures_as`. Accepted values are: ['ephemeral', 'table', 'view']",
    )
  })
})
