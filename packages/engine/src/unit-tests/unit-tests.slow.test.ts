import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject } from '../fixtures/fixture-project.ts'
import type { InvocationResult } from '../invocation.ts'

/** What dbt-core 1.11 with dbt-duckdb made of the same unit tests. */
const recorded = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/expected/unit-tests.json'), 'utf8'),
)

let project: FixtureProject

beforeEach(() => {
  project = new FixtureProject('unit-tests')
})

afterEach(() => project.remove())

const run = (): Promise<InvocationResult> => project.invoke('run', { exclude: ['with_source'] })

function resultOf(result: InvocationResult, name: string) {
  const found = result.results.find((each) => each.name === name)
  if (found === undefined) throw new Error(`${name} has no result`)
  return found
}

async function unitTest(name: string, yaml: string): Promise<InvocationResult> {
  project.write('models/unit_tests.yml', `unit_tests:\n  - name: ${name}\n${yaml.replace(/^/gm, '    ')}`)
  await run()
  return project.invoke('test')
}

async function selected(select: string): Promise<string[]> {
  const listed = await project.invoke('list', { select: [select] })
  return listed.selected.map((id) => id.split('.').at(-1) ?? '')
}

describe('unit tests', () => {
  test('end as they end in dbt', async () => {
    await run()
    const { results, exitCode } = await project.invoke('test')
    const ended = results.map(({ uniqueId, status, failures }) => [uniqueId, { status, failures }])
    expect(Object.fromEntries(ended)).toEqual(recorded)
    expect(exitCode).toBe(1)
  })

  test('say what differs, row by row', async () => {
    await run()
    const result = await project.invoke('test', { select: ['test_name:one_cell_differs'] })
    expect(resultOf(result, 'one_cell_differs').message).toBe(
      `

actual differs from expected:

@@,id,amount
  ,1 ,20.00
→ ,2 ,31.00→30.00

`,
    )
  })

  test('name what is wrong with them', async () => {
    await run()
    const result = await project.invoke('test')
    expect(resultOf(result, 'no_rows_for_an_input').error).toMatchObject({
      code: 'missing-input',
      message:
        "The model reads ref('payments'), for which the unit test 'no_rows_for_an_input' gives no rows",
      location: { file: 'models/unit_tests.yml', line: 126, column: 5 },
    })
    expect(resultOf(result, 'a_column_that_is_not_there').error).toMatchObject({
      message:
        "There is no column 'idd' for the rows given for 'payments'; the columns are id, Method, amount, paid_on, is_paid, weight, parts",
      hint: "Did you mean 'id'?",
    })
    expect(resultOf(result, 'an_expected_column_that_is_not_there').error?.hint).toBe(
      "Did you mean 'amount'?",
    )
  })

  test('are written to the target folder, as what was compiled and as what was run', async () => {
    await run()
    await project.invoke('test', { select: ['test_type:unit', 'later_run'] })
    const path = 'units/models/unit_tests.yml/models/later_run.sql'
    expect(project.read(`target/compiled/${path}`)).toContain('__dbt__cte__payment_log as (')
    expect(project.read(`target/run/${path}`)).toContain('\'expected\' as "actual_or_expected"')
  })

  test('are selected by name, type and tag', async () => {
    expect(await selected('unit_test:later_run')).toEqual(['later_run'])
    expect(await selected('tag:nightly')).toEqual(['tagged'])
    expect(await selected('payment_log,test_type:unit')).toEqual(['first_run', 'later_run'])
    expect(await selected('unit_test:switched_off')).toEqual([])
  })

  test('need the relations that they give rows for', async () => {
    const { results } = await project.invoke('test', { select: ['unit_test:nothing_in_nothing_out'] })
    expect(results[0]?.error).toMatchObject({
      code: 'missing-input-relation',
      hint: expect.stringContaining('waypoint run --select payments --empty'),
    })
  })

  test('an ephemeral model has the columns of its query', async () => {
    const result = await unitTest(
      'rows_for_ephemeral',
      `model: paid_total
given: [{ input: ref('paid'), rows: [{ amount: 1 }, { amount: 2.5 }] }]
expect: { rows: [{ total: 3.5 }] }
`,
    )
    expect(resultOf(result, 'rows_for_ephemeral').status).toBe('pass')
  })

  test('a query that is expected may name some of the columns', async () => {
    const result = await unitTest(
      'expected_query',
      `model: large_payments
given: [{ input: ref('payments'), rows: [{ id: 1, amount: 20, Method: card }] }]
expect: { format: sql, rows: "select 'CARD' as method, 1 as id" }
`,
    )
    expect(resultOf(result, 'expected_query').status).toBe('pass')
  })

  test.each([
    ['', 'does not say whether'],
    ['overrides: { macros: { is_incremental: true } }\n', 'and gives none'],
  ])('an incremental model needs to know its past: %j', async (overrides, message) => {
    const result = await unitTest(
      'incremental',
      `model: payment_log
${overrides}given: [{ input: ref('payments'), rows: [] }]
expect: { rows: [] }
`,
    )
    expect(resultOf(result, 'incremental').error?.message).toContain(message)
  })

  test('what a database refuses of the model is told with the model\u2019s own line', async () => {
    await run()
    project.replace('models/large_payments.sql', '    paid_on,', '    piad_on,')
    const { results } = await project.invoke('test', { select: ['unit_test:rows_in_any_order'] })
    expect(results[0]?.error).toMatchObject({
      code: 'query-failed',
      location: { file: 'models/large_payments.sql', line: 5, column: 5 },
    })
  })

  test('a macro of a package is overridden by its full name, inside other macros too', async () => {
    project.replace('macros/rates.sql', '{{ rate() }}', '{{ units.rate() }} + {{ rate() }}')
    const result = await unitTest(
      'overridden',
      `model: large_payments
overrides: { macros: { units.rate: 3, rate: 4 }, vars: { minimum: 0 } }
given: [{ input: ref('payments'), rows: [{ amount: 1 }] }]
expect: { rows: [{ amount: 7 }] }
`,
    )
    expect(resultOf(result, 'overridden').message).toBeNull()
  })
})

describe('build', () => {
  test('does not build a model whose unit test fails, nor what stands on it', async () => {
    project.write('models/counted.sql', "select count(*) as n from {{ ref('large_payments') }}")
    project.write(
      'models/unit_tests.yml',
      `unit_tests:
  - name: fails
    model: large_payments
    given: [{ input: ref('payments'), rows: [] }]
    expect: { rows: [{ id: 1 }] }
  - name: fails_too
    model: paid
    given: [{ input: ref('payments'), rows: [] }]
    expect: { rows: [{ id: 1 }] }
`,
    )
    const { results } = await project.invoke('build', { exclude: ['with_source'] })
    const order = results.map(({ name, status }) => `${name} ${status}`)
    expect(order.indexOf('payments success')).toBeLessThan(order.indexOf('fails fail'))
    expect(order).toEqual(
      expect.arrayContaining([
        'fails fail',
        'large_payments skipped',
        'counted skipped',
        'fails_too fail',
        'paid_total skipped',
        'payment_log success',
      ]),
    )
  })
})
