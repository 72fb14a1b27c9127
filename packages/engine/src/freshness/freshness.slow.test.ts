import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject } from '../fixtures/fixture-project.ts'

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

  test('where a database records changes itself, no field is needed', async () => {
    await runs.invoke('seed')
    runs.write(
      'macros/last_modified.sql',
      `{% macro duckdb__get_relation_last_modified(information_schema, relations) %}
        {% call statement('last_modified', fetch_result=true) %}
          select 'main', '{{ relations[0].identifier }}', now() - interval 13 hour, now()
        {% endcall %}
        {% do return(load_result('last_modified')) %}
      {% endmacro %}`,
    )
    const { freshness } = await runs.invoke('source-freshness', { select: ['source:raw.fieldless'] })
    expect(freshness).toEqual([expect.objectContaining({ status: 'warn', ageSeconds: 13 * 3600 })])
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
