import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject, statuses } from '../fixtures/fixture-project.ts'

let runs: FixtureProject

beforeEach(() => {
  runs = new FixtureProject('runs')
})

afterEach(() => runs.remove())

const messages = (): readonly string[] =>
  runs.events.flatMap((event) => (event.kind === 'message' && event.level === 'info' ? [event.text] : []))

const json = (path: string) => JSON.parse(runs.read(path))

const rowsOf = async (options: Parameters<FixtureProject['invoke']>[1]) => {
  const { previews } = await runs.invoke('show', options)
  return Object.fromEntries([...previews].map(([id, { rows }]) => [id, rows]))
}

describe('show', () => {
  beforeEach(async () => {
    await runs.invoke('build')
  })

  test.each([
    ['a view', 'report', { 'model.runs.report': [[2, 'main']] }],
    ['an ephemeral model', 'recent', { 'model.runs.recent': [[1, new Date('2024-03-01T08:00:00Z')]] }],
    ['a seed', 'events', { 'seed.runs.events': [[1, new Date('2024-03-01T08:00:00Z')]] }],
  ])('previews %s', async (_, select, expected) => {
    expect(await rowsOf({ select: [select], limit: 1 })).toEqual(expected)
  })

  test('a query of the command line refers to whatever there is', async () => {
    const inline =
      "select count(*) from {{ ref('recent') }} union all select events from {{ ref('counted') }}"
    expect(await rowsOf({ inline, limit: -1 })).toEqual({
      'sql_operation.runs.inline_query': [[2], [2]],
    })
  })

  test('a mistake in the SQL keeps the command from running', async () => {
    await expect(runs.invoke('show', { inline: 'selec 1' })).rejects.toMatchObject({ code: 'query-failed' })
    await expect(runs.invoke('show', {})).rejects.toMatchObject({ code: 'nothing-selected' })
  })

  test('leaves the record of the last run as it is', async () => {
    const before = runs.read('target/run_results.json')
    await runs.invoke('show', { select: ['report'] })
    expect(runs.read('target/run_results.json')).toBe(before)
  })

  test('compile gives the SQL alone', async () => {
    const { results, previews } = await runs.invoke('compile', {
      inline: "select * from {{ ref('report') }}",
    })
    expect(results.map((result) => result.compiledCode)).toEqual(['select * from "shop"."main"."report"'])
    expect(previews.size).toBe(0)
  })
})

describe('run-operation', () => {
  test('calls a macro with arguments, and keeps what it did', async () => {
    const operation = { macro: 'remember', args: { word: 'yes', times: 2 } }
    const result = await runs.invoke('run-operation', { operation })
    expect(result).toMatchObject({
      exitCode: 0,
      results: [{ uniqueId: 'macro.runs.remember', status: 'success' }],
    })
    expect(messages()).toEqual(['remembered yes'])
    expect(await runs.query('select * from remembered')).toEqual([['yes', '2']])
    expect(json('target/run_results.json').args).toMatchObject({ which: 'run-operation', macro: 'remember' })
  })

  test('a failing one is a result, a missing one is a mistake', async () => {
    const failed = await runs.invoke('run-operation', { operation: { macro: 'runs.stumble', args: {} } })
    expect(failed).toMatchObject({ exitCode: 1, results: [{ status: 'error', failures: 1 }] })
    expect(failed.results[0]?.error).toMatchObject({ location: { file: 'macros/operations.sql' } })
    const missing = runs.invoke('run-operation', { operation: { macro: 'rememer', args: {} } })
    await expect(missing).rejects.toMatchObject({ code: 'missing-macro', hint: "Did you mean 'remember'?" })
    const elsewhere = runs.invoke('run-operation', { operation: { macro: 'other.remember', args: {} } })
    await expect(elsewhere).rejects.toMatchObject({ message: "The package other has no macro 'remember'" })
  })
})

describe('docs generate', () => {
  test('writes what the database says of tables and columns', async () => {
    await runs.invoke('build')
    await runs.query("comment on column counted.events is 'How many'")
    const { catalog, results } = await runs.invoke('docs-generate')
    expect(catalog.map((table) => table.uniqueId)).toEqual(
      [
        'model.runs.counted',
        'model.runs.report',
        'model.runs.stg_events',
        'seed.runs.events',
        ...['asked', 'events', 'fieldless', 'filtered', 'late', 'unchecked'].map(
          (name) => `source.runs.raw.${name}`,
        ),
      ].toSorted(),
    )
    expect(results.find((result) => result.name === 'report')?.compiledCode).toContain('"counted"')
    expect(json('target/catalog.json').nodes['model.runs.counted']).toMatchObject({
      metadata: { type: 'BASE TABLE', database: 'shop', schema: 'main', name: 'counted' },
      columns: { events: { name: 'events', type: 'BIGINT', index: 1, comment: 'How many' } },
    })
  })

  test('a selection limits it; without a database it says nothing', async () => {
    await runs.invoke('build')
    const { catalog } = await runs.invoke('docs-generate', { select: ['counted'] })
    expect(catalog.map((table) => table.uniqueId)).toEqual(['model.runs.counted'])
    const none = await runs.invoke('docs-generate', { docs: { compile: false, catalog: false } })
    expect(none.catalog).toEqual([])
    expect(json('target/catalog.json').nodes).toEqual({})
  })

  test("a project's own get_catalog takes effect", async () => {
    await runs.invoke('build')
    runs.write(
      'macros/catalog.sql',
      `{% macro duckdb__get_catalog(information_schema, schemas) %}
        {% do return(run_query("select 'shop' as table_database, 'main' as table_schema, 'report' as table_name,
          'VIEW' as table_type, 'c' as column_name, 1 as column_index, 'INT' as column_type,
          'Rows' as \\"stats:rows:label\\", 12 as \\"stats:rows:value\\", true as \\"stats:rows:include\\"")) %}
      {% endmacro %}`,
    )
    await runs.invoke('docs-generate')
    expect(json('target/catalog.json').nodes).toMatchObject({
      'model.runs.report': { columns: { c: { type: 'INT' } }, stats: { rows: { label: 'Rows', value: 12 } } },
    })
  })
})

describe('clone', () => {
  test('makes views of what another environment has, and leaves what is there', async () => {
    await runs.invoke('build', { target: 'prod' })
    runs.copy('target', 'prod-artifacts')
    const statePath = join(runs.dir, 'prod-artifacts')
    await expect(runs.invoke('clone')).rejects.toMatchObject({ code: 'missing-state' })
    const cloned = await runs.invoke('clone', { statePath })
    expect(statuses(cloned)).toEqual({
      counted: 'success',
      events: 'success',
      report: 'success',
      stg_events: 'success',
    })
    expect(await runs.query('select * from main.report')).toEqual([['2', 'prod']])
    const again = await runs.invoke('clone', { statePath })
    expect(again.results.map((result) => result.message)).toEqual(Array.from({ length: 4 }, () => 'No-op'))
    expect(messages()).toContain('"shop"."main"."report" is there already')
  })
})

describe('artifacts', () => {
  test('writeJson: false leaves them unwritten', async () => {
    const result = await runs.invoke('build', { writeJson: false })
    expect(result.exitCode).toBe(0)
    for (const file of ['manifest.json', 'run_results.json']) {
      expect(() => readFileSync(join(runs.dir, 'target', file))).toThrow('ENOENT')
    }
  })

  test('an exposure is told of when what it rests on was built', async () => {
    expect(statuses(await runs.invoke('build'))).toMatchObject({ dashboard: 'no-op' })
    const failed = await runs.invoke('build', { vars: { broken: true } })
    expect(statuses(failed)).toMatchObject({ counted: 'error', report: 'skipped', dashboard: 'skipped' })
    expect(statuses(await runs.invoke('run'))).not.toHaveProperty('dashboard')
  })

  test('carry what the environment adds to their metadata', async () => {
    const env = { SHOP_DB: join(runs.dir, 'shop.duckdb'), DBT_ENV_CUSTOM_ENV_TEAM: 'data' }
    await runs.invoke('build', { env })
    await runs.invoke('source-freshness', { env })
    await runs.invoke('docs-generate', { env })
    for (const file of ['manifest.json', 'run_results.json', 'sources.json', 'catalog.json']) {
      expect([file, json(`target/${file}`).metadata.env]).toEqual([file, { TEAM: 'data' }])
    }
  })
})
