import { afterEach, beforeEach, expect, test } from 'vitest'
import { FixtureProject } from '../fixtures/fixture-project.ts'

let project: FixtureProject

beforeEach(() => {
  project = new FixtureProject('events')
})

afterEach(() => project.remove())

const COLUMNS = `columns: [{name: id, data_type: integer, constraints: [{type: not_null}]}, {name: name, data_type: varchar}`

async function build(select: string, more = ''): Promise<void> {
  project.write(
    'models/days.yml',
    `models: [{name: days, config: {contract: {enforced: true}}, constraints: [{type: check, expression: id > 0}], ${COLUMNS}${more}]}]`,
  )
  project.write(
    'models/days.sql',
    `{{ config(
      materialized='incremental',
      on_schema_change='append_new_columns',
      indexes=[{'columns': ['name']}],
      pre_hook="{{ 'delete from ' ~ this ~ ' where id > 1' if is_incremental() }}"
    ) }} ${select}`,
  )
  const [result] = (await project.invoke('run', { select: ['days'] })).results
  expect(result?.message ?? '').not.toContain('altered')
  expect(result?.status).toBe('success')
}

test('a table whose rows a hook has deleted gains a column, and keeps its constraints and indexes', async () => {
  await build("select * from (values (1, 'a'), (2, 'b')) t(id, name)")
  await build("select 3 as id, 'c' as name, 0.5::double as share", ', {name: share, data_type: double}')
  expect(await project.query('select * from days order by id')).toEqual([
    ['1', 'a', null],
    ['3', 'c', '0.5'],
  ])
  expect(
    await project.query(
      "select constraint_type from duckdb_constraints() where table_name = 'days' order by all",
    ),
  ).toEqual([['CHECK'], ['NOT NULL']])
  expect(await project.query("select count(*) from duckdb_indexes() where table_name = 'days'")).toEqual([
    ['1'],
  ])
})

test('many rows that follow when the hook has deleted all are there at once', async () => {
  project.write(
    'models/days.sql',
    `{{ config(materialized='incremental', on_schema_change='append_new_columns',
      pre_hook="{{ 'delete from ' ~ this if is_incremental() else 'select 1' }}") }}
    select i as id, i % 2 as half {{ ', 1 as share' if is_incremental() }} from range(250000) as numbers(i)`,
  )
  // A table: it reads the days before the database is opened again, which would show them in any case.
  project.write(
    'models/odd_days.sql',
    "{{ config(materialized='table') }} select count(*) as days from {{ ref('days') }} where half = 1",
  )
  for (const select of [['days'], ['days', 'odd_days']]) {
    const { results } = await project.invoke('run', { select })
    expect(results.map(({ status }) => status)).toEqual(select.map(() => 'success'))
  }
  expect(await project.query('select days from odd_days')).toEqual([['125000']])
})
