import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject, statuses } from '../fixtures/fixture-project.ts'
import type { InvocationResult } from '../invocation.ts'

let runs: FixtureProject

beforeEach(() => {
  runs = new FixtureProject('runs')
})

afterEach(() => runs.remove())

const hooksOf = ({ results }: InvocationResult): readonly string[] =>
  results.filter((each) => each.resourceType === 'operation').map(({ name, status }) => `${name} ${status}`)

const withHooks = (yaml: string): void =>
  runs.write('dbt_project.yml', `${runs.read('dbt_project.yml')}\n${yaml}\n`)

describe('hooks of a run', () => {
  test('nodes run although a hook of on-run-start failed, and the command fails', async () => {
    withHooks("on-run-start: ['select nope', 'select 1']\non-run-end: ['select 2']")
    const result = await runs.invoke('build')
    expect(hooksOf(result)).toEqual(['runs-on-run-start-0 error', 'runs-on-run-end-0 success'])
    expect(statuses(result)).toMatchObject({ report: 'success' })
    expect(result.exitCode).toBe(1)
  })

  test('unless the project says that nodes are skipped then', async () => {
    withHooks(
      "on-run-start: ['select nope']\non-run-end: ['select 2']\nflags: {skip_nodes_if_on_run_start_fails: true}",
    )
    const result = await runs.invoke('build')
    expect(hooksOf(result)).toEqual(['runs-on-run-start-0 error', 'runs-on-run-end-0 success'])
    expect(new Set(Object.values(statuses(result)))).toEqual(new Set(['skipped']))
  })

  test('the last ones run after a failure that stopped the rest', async () => {
    withHooks("on-run-end: ['create table ended as select 1 as one']")
    const result = await runs.invoke('build', { vars: { broken: true }, failFast: true, threads: 1 })
    expect(statuses(result)).toMatchObject({ counted: 'error', report: 'skipped' })
    expect(hooksOf(result)).toEqual(['runs-on-run-end-0 success'])
    expect(await runs.query('select * from ended')).toEqual([['1']])
  })

  test('but not after an interruption', async () => {
    withHooks("on-run-end: ['create table ended as select 1 as one']")
    const result = await runs.invoke('build', { signal: AbortSignal.abort() })
    expect(result).toMatchObject({ interrupted: true, exitCode: 1 })
    expect(hooksOf(result)).toEqual([])
  })

  test('on-run-end reads results as it reads those of dbt', async () => {
    withHooks("on-run-end: ['{{ tell_results(results) }}']")
    runs.write(
      'macros/results.sql',
      `{% macro tell_results(results) %}
        {% for result in results if result.node.resource_type == 'model' %}
          {% set whole = result.to_dict() %}
          {% do print([result.status, result.node.name, result.node.config.materialized, result.node.fqn | join('.'),
            result.timing | map(attribute='name') | join('+'), whole.node.compiled, result.message is string,
            (result.timing | last).completed_at.year > 2000 if result.timing else 'never ran'] | join(' ')) %}
        {% endfor %}
        {% do print(results | map(attribute='node') | map(attribute='resource_type') | unique | sort | join(' ')) %}
      {% endmacro %}`,
    )
    await runs.invoke('build', { vars: { broken: true }, threads: 1 })
    const printed = runs.events.flatMap((event) =>
      event.kind === 'message' && event.printed ? [event.text] : [],
    )
    expect(printed).toEqual([
      'success stg_events view runs.stg_events compile+execute True True True',
      'error counted table runs.counted compile+execute True True True',
      expect.stringMatching(/^skipped report view runs\.report .*False True never ran/),
      'exposure model seed test',
    ])
  })
})
