import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject, statuses } from '../fixtures/fixture-project.ts'

let runs: FixtureProject

beforeEach(() => {
  runs = new FixtureProject('runs')
})

afterEach(() => runs.remove())

const args = () => JSON.parse(runs.read('target/run_results.json')).args

describe('retry', () => {
  test('repeats what failed and what was skipped, with the flags of then', async () => {
    await runs.invoke('build', { vars: { broken: true }, target: 'prod', threads: 1 })
    const failed = await runs.invoke('retry')
    expect(statuses(failed)).toEqual({ counted: 'error', report: 'skipped', dashboard: 'skipped' })
    expect(args()).toMatchObject({ which: 'build', target: 'prod', threads: 1, vars: { broken: true } })
    const mended = await runs.invoke('retry', { vars: { broken: false } })
    expect(statuses(mended)).toEqual({ counted: 'success', report: 'success', dashboard: 'no-op' })
    expect(await runs.query('select * from prod.report')).toEqual([['2', 'prod']])
    expect((await runs.invoke('retry')).results).toEqual([])
  })

  test('repeats the command it was, not another', async () => {
    await runs.invoke('seed')
    const failed = await runs.invoke('run', { vars: { broken: true }, select: ['stg_events+'] })
    expect(statuses(failed)).toEqual({ stg_events: 'success', counted: 'error', report: 'skipped' })
    expect(statuses(await runs.invoke('retry', { vars: {} }))).toEqual({
      counted: 'success',
      report: 'success',
    })
    expect(args()).toMatchObject({ which: 'run' })
  })

  test('tests that failed run again; tests that warned do so with --warn-error', async () => {
    await runs.invoke('build')
    expect((await runs.invoke('retry')).results).toEqual([])
    await runs.invoke('test')
    const again = await runs.invoke('retry', { warnError: true })
    expect(statuses(again)).toEqual({ accepted_values_stg_events_event_id__1: 'fail' })
  })

  test('reads the artifacts of another folder', async () => {
    await runs.invoke('build', { vars: { broken: true } })
    runs.copy('target', 'last-night')
    await runs.invoke('build')
    const result = await runs.invoke('retry', { statePath: join(runs.dir, 'last-night'), vars: {} })
    expect(Object.keys(statuses(result))).toEqual(['counted', 'dashboard', 'report'])
  })

  test('an operation is repeated with its arguments', async () => {
    const operation = { macro: 'stumble', args: {} }
    await runs.invoke('run-operation', { operation })
    runs.replace('macros/operations.sql', 'select * from nowhere', 'select 1')
    expect(statuses(await runs.invoke('retry'))).toEqual({})
    expect(args()).toMatchObject({ which: 'run-operation', macro: 'stumble' })
  })

  test('of dbt, too', async () => {
    await runs.invoke('build')
    runs.write(
      'target/run_results.json',
      JSON.stringify({
        metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/run-results/v6.json' },
        args: {
          which: 'run',
          vars: {},
          select: [],
          warn_error_options: { error: [], warn: [], silence: [] },
          log_format: 'default',
          full_refresh: true,
          threads: 1,
        },
        results: [{ unique_id: 'model.runs.report', status: 'error', execution_time: 0 }],
      }),
    )
    expect(statuses(await runs.invoke('retry'))).toEqual({ report: 'success' })
    expect(args()).toMatchObject({ full_refresh: true, threads: 1 })
  })

  test('says what is missing', async () => {
    await expect(runs.invoke('retry')).rejects.toMatchObject({ code: 'missing-state' })
    await runs.invoke('seed')
    runs.replace('target/run_results.json', '"which":"seed"', '"which":"freshness"')
    await expect(runs.invoke('retry')).rejects.toMatchObject({ code: 'cannot-retry' })
  })
})
