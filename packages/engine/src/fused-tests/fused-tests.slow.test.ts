import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject, statuses } from '../fixtures/fixture-project.ts'
import type { InvocationOptions } from '../invocation.ts'

let project: FixtureProject

beforeEach(() => {
  project = new FixtureProject('fused')
  project.write(
    'models/t.sql',
    `{{ config(materialized='table') }}
select * from (values (1, 'a', 3), (2, 'b', null), (2, 'c', 9)) as t(id, word, parent_id)`,
  )
  project.write(
    'models/schema.yml',
    `models:
  - name: t
    columns:
      - name: id
        data_tests: [not_null, unique, at_least: { arguments: { minimum: 1 } }]
      - name: word
        data_tests:
          - not_null
          - accepted_values: { arguments: { values: [a, b, c] } }
      - name: parent_id
        data_tests:
          - not_null: { config: { severity: warn } }
          - relationships: { arguments: { to: ref('parents'), field: id } }
`,
  )
})

afterEach(() => project.remove())

const ALL = {
  not_null_t_id: 'pass',
  unique_t_id: 'fail',
  at_least_t_id__1: 'pass',
  not_null_t_word: 'pass',
  accepted_values_t_word__a__b__c: 'pass',
  not_null_t_parent_id: 'warn',
  relationships_t_parent_id__id__ref_parents_: 'fail',
}

async function run(options: Partial<InvocationOptions> = {}) {
  await project.invoke('run')
  const result = await project.invoke('test', options)
  const queries = project.events.flatMap((event) => (event.kind === 'query' ? [event.sql] : []))
  return { ...result, queries }
}

async function writtenFiles(fuse: boolean): Promise<readonly string[]> {
  await run({ fuse, targetPath: `${project.dir}/${String(fuse)}` })
  return Object.keys(ALL).flatMap((name) =>
    ['compiled', 'run'].map((kind) =>
      project.read(`${String(fuse)}/${kind}/fused/models/schema.yml/${name}.sql`),
    ),
  )
}

describe('tests of one relation', () => {
  test('take one scan, and one statement for those that look further', async () => {
    const result = await run()
    expect(statuses(result)).toEqual(ALL)
    expect(result.queries).toHaveLength(2)
    const [scan, union] = result.queries
    expect(scan?.match(/\bfrom "/g)).toHaveLength(1)
    expect(scan).toContain('count(case when parent_id is null then 1 end) as dbt_test_3')
    expect(union?.match(/\bunion all\b/g)).toHaveLength(2)
  })

  test('are run one by one where that is wanted', async () => {
    const result = await run({ fuse: false })
    expect(statuses(result)).toEqual(ALL)
    expect(result.queries).toHaveLength(7)
  })

  test('tell of each test when it begins and when it ends, and share the time', async () => {
    const { results } = await run()
    const told = project.events.map((event) => event.kind)
    expect(told.filter((kind) => kind === 'node-started')).toHaveLength(7)
    expect(told.filter((kind) => kind === 'node-finished')).toHaveLength(7)
    for (const { timing, seconds } of results) {
      expect(timing.map(({ name }) => name)).toEqual(['compile', 'execute'])
      expect(seconds).toBeGreaterThan(0)
    }
  })

  test('leave compiled and run SQL of each, as one by one', async () => {
    const single = await writtenFiles(false)
    expect(await writtenFiles(true)).toEqual(single.map((text) => expect.stringContaining(text.trim())))
  })

  test('a test that fails to run spoils nothing for the others', async () => {
    project.replace('models/schema.yml', '- name: word', '- name: wrod')
    const result = await run()
    expect(statuses(result)).toMatchObject({
      not_null_t_id: 'pass',
      unique_t_id: 'fail',
      not_null_t_wrod: 'error',
      accepted_values_t_wrod__a__b__c: 'error',
    })
    const broken = result.results.find(({ name }) => name === 'not_null_t_wrod')
    expect(broken?.error).toMatchObject({ code: 'query-failed', location: { file: 'models/schema.yml' } })
  })

  test('an ephemeral model has no relation to scan', async () => {
    project.replace('models/t.sql', "materialized='table'", "materialized='ephemeral'")
    const result = await run()
    expect(statuses(result)).toEqual(ALL)
    expect(result.queries).toHaveLength(1)
  })

  test("a project's own version of a test is what runs", async () => {
    project.write(
      'macros/not_null.sql',
      `{% macro default__test_not_null(model, column_name) %}
select 1 from {{ model }} where {{ column_name }} is not null
{% endmacro %}`,
    )
    expect(statuses(await run())).toMatchObject({ not_null_t_id: 'fail', not_null_t_word: 'fail' })
  })

  test("a project's own way of running tests runs them, one by one", async () => {
    project.write(
      'macros/materialization.sql',
      `{% materialization test, default %}
  {% call statement('main', fetch_result=True) %}
    select 7 as failures, true as should_warn, false as should_error
  {% endcall %}
  {{ return({'relations': []}) }}
{% endmaterialization %}`,
    )
    const result = await run()
    expect(new Set(Object.values(statuses(result)))).toEqual(new Set(['warn']))
    expect(result.queries).toHaveLength(7)
  })

  test("a project's own way of filtering is what filters", async () => {
    project.write(
      'macros/where.sql',
      `{% macro get_where_subquery(relation) %}(select * from {{ relation }} where id < 2) as filtered{% endmacro %}`,
    )
    expect(statuses(await run())).toEqual({
      ...ALL,
      unique_t_id: 'pass',
      not_null_t_parent_id: 'pass',
      relationships_t_parent_id__id__ref_parents_: 'pass',
    })
  })

  test('with fail-fast nothing is told after the first failure', async () => {
    const told = Object.values(statuses(await run({ failFast: true, threads: 1 })))
    expect(told.filter((status) => status === 'fail')).toHaveLength(1)
    expect(told).toContain('skipped')
  })

  test('end when the run is interrupted, all of them', async () => {
    project.write(
      'macros/slow.sql',
      '{% test slow(model) %}select 1 from range(100000000000) as r(i) where i < 0{% endtest %}',
    )
    project.replace('models/schema.yml', '  - name: t\n', '  - name: t\n    data_tests: [slow]\n')
    await project.invoke('run')
    const controller = new AbortController()
    const result = project.invoke('test', { select: ['slow_t_', 'unique_t_id'], signal: controller.signal })
    setTimeout(() => controller.abort(), 1500)
    const ended = await result
    expect(ended.interrupted).toBe(true)
    expect(statuses(ended)).toEqual({ slow_t_: 'skipped', unique_t_id: 'skipped' })
  })

  test('one failure among them skips what stands on the relation', async () => {
    project.write('models/next.sql', "select * from {{ ref('t') }}")
    const { results } = await project.invoke('build')
    const next = results.find(({ name }) => name === 'next')
    expect(next?.status).toBe('skipped')
    expect(next?.message).toMatch(/^Skipped: (?:unique|relationships)_t_\w+ did not succeed$/)
  })
})
