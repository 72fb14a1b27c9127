import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject } from '../fixtures/fixture-project.ts'
import { statusAt } from './thresholds.ts'

let runs: FixtureProject

beforeEach(() => {
  runs = new FixtureProject('runs')
})

afterEach(() => runs.remove())

describe('source freshness', () => {
  test('tells how old each source is, by field, by query and with a filter', async () => {
    await runs.invoke('seed')
    const { freshness, exitCode } = await runs.invoke('source-freshness')
    const found = Object.fromEntries(
      freshness.map(({ uniqueId, status, maxLoadedAt }) => [
        uniqueId.split('.').at(-1),
        [status, maxLoadedAt],
      ]),
    )
    const newest = new Date('2024-03-09T08:00:00Z')
    expect(found).toEqual({
      events: ['error', newest],
      late: ['warn', newest],
      asked: ['runtime error', null],
      filtered: ['error', null],
      gone: ['runtime error', null],
      fieldless: ['runtime error', null],
    })
    expect(exitCode).toBe(1)
  })

  test('loaded_at_query is a template, and gives one value', async () => {
    await runs.invoke('seed')
    runs.replace('models/schema.yml', 'from {{ this }}', 'from (select max(loaded_at) from {{ this }})')
    const { freshness } = await runs.invoke('source-freshness', {
      select: ['source:raw.asked'],
      vars: { min_id: 13 },
    })
    expect(freshness).toEqual([
      expect.objectContaining({ status: 'warn', warnAfter: { count: 12, period: 'hour' } }),
    ])
    expect(freshness[0]?.ageSeconds).toBeCloseTo(13 * 3600, 0)
  })

  test('errors say what to do', async () => {
    await runs.invoke('seed')
    const { freshness } = await runs.invoke('source-freshness', { select: ['source:raw.fieldless'] })
    expect(freshness[0]?.error).toMatchObject({
      code: 'missing-loaded-at-field',
      hint: 'Add loaded_at_field or loaded_at_query to the source.',
    })
  })

  test('sources.json is as dbt writes it, and source_status compares two of them', async () => {
    await runs.invoke('seed')
    const select = ['source:raw.events']
    await runs.invoke('source-freshness', { select })
    const { metadata, results } = JSON.parse(runs.read('target/sources.json'))
    expect(metadata).toMatchObject({ dbt_schema_version: 'https://schemas.getdbt.com/dbt/sources/v3.json' })
    expect(results).toEqual([
      {
        unique_id: 'source.runs.raw.events',
        max_loaded_at: '2024-03-09T08:00:00.000Z',
        snapshotted_at: expect.any(String),
        max_loaded_at_time_ago_in_s: expect.any(Number),
        status: 'error',
        criteria: {
          warn_after: { count: 12, period: 'hour' },
          error_after: { count: 2, period: 'day' },
          filter: null,
        },
        adapter_response: expect.any(Object),
        timing: [
          { name: 'compile', started_at: expect.any(String), completed_at: expect.any(String) },
          { name: 'execute', started_at: expect.any(String), completed_at: expect.any(String) },
        ],
        thread_id: 'Thread-1',
        execution_time: expect.any(Number),
      },
    ])
    runs.copy('target', 'before')
    const fresher = { select: ['source_status:fresher'], statePath: join(runs.dir, 'before') }
    expect((await runs.invoke('list', fresher)).selected).toEqual([])
    await runs.query("insert into events values (3, timestamp '2024-03-10 08:00:00')")
    await runs.invoke('source-freshness', { select })
    expect((await runs.invoke('list', fresher)).selected).toEqual(['source.runs.raw.events'])
  })

  test("a project's own collect_freshness takes effect", async () => {
    await runs.invoke('seed')
    runs.write(
      'macros/freshness.sql',
      `{% macro collect_freshness(source, loaded_at_field, filter) %}
        {% do return(run_query("select now() - interval 1 hour, now()")) %}
      {% endmacro %}`,
    )
    const { freshness } = await runs.invoke('source-freshness', { select: ['source:raw.events'] })
    expect(freshness).toEqual([expect.objectContaining({ status: 'pass', ageSeconds: 3600 })])
  })
})

test('a source is late from the threshold on, and an error weighs more than a warning', () => {
  const threshold = fc.option(
    fc.record({ count: fc.nat(5), period: fc.constantFrom('minute', 'hour', 'day') }),
  )
  const seconds = { minute: 60, hour: 3600, day: 86_400 }
  fc.assert(
    fc.property(fc.option(fc.nat(500_000)), threshold, threshold, (age, warnAfter, errorAfter) => {
      const isLate = (limit: typeof warnAfter): boolean =>
        limit !== null && (age ?? Infinity) > limit.count * seconds[limit.period]
      const expected = isLate(errorAfter) ? 'error' : isLate(warnAfter) ? 'warn' : 'pass'
      expect(statusAt(age, { warnAfter, errorAfter, filter: null })).toBe(expected)
    }),
  )
})
