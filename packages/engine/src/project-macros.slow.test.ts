import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixtureProject, statuses } from './fixtures/fixture-project.ts'

let shop: FixtureProject

beforeEach(async () => {
  shop = new FixtureProject()
  await shop.invoke('seed')
})

afterEach(() => shop.remove())

const model = (config: string, sql: string): string => `{{ config(${config}) }}\n${sql}`

describe('a project overrides what is built in', () => {
  test('generate_schema_name', async () => {
    shop.write(
      'macros/schema.sql',
      '{% macro generate_schema_name(custom_schema_name, node) %}{{ custom_schema_name or target.schema }}{% endmacro %}',
    )
    await shop.invoke('run', { select: ['stg_customers'] })
    expect(await shop.query('select count(*) from staging.stg_customers')).toEqual([['3']])
  })

  test('create_table_as, through dispatch', async () => {
    shop.write(
      'macros/create.sql',
      '{% macro duckdb__create_table_as(temporary, relation, sql) %}create or replace table {{ relation }} as select *, 1 as extra from ({{ sql }}){% endmacro %}',
    )
    shop.write(
      'dbt_project.yml',
      `${shop.read('dbt_project.yml')}\ndispatch:\n  - macro_namespace: dbt\n    search_order: [shop, dbt]\n`,
    )
    await shop.invoke('run', { select: ['+customer_count'] })
    expect(await shop.query('select extra from main.customer_count')).toEqual([['1']])
  })

  test('a materialization of its own', async () => {
    shop.write(
      'macros/pair.sql',
      `{% materialization pair, default %}
        {% set relation = this.incorporate(type='table') %}
        {% call statement('main') %}create or replace table {{ relation }} as ({{ sql }}){% endcall %}
        {% do adapter.commit() %}
        {{ return({'relations': [relation]}) }}
      {% endmaterialization %}`,
    )
    shop.write('models/pair.sql', model("materialized='pair'", 'select 1 as a'))
    expect(statuses(await shop.invoke('run', { select: ['pair'] }))).toEqual({ pair: 'success' })
  })
})

const source = (values: string): string => `select * from (values ${values}) t(id, v)`

async function twice(config: string, first: string, second: string): Promise<(string | null)[][]> {
  shop.write('models/inc.sql', model(`materialized='incremental', ${config}`, first))
  expect(statuses(await shop.invoke('run', { select: ['inc'] }))).toEqual({ inc: 'success' })
  shop.write('models/inc.sql', model(`materialized='incremental', ${config}`, second))
  expect(statuses(await shop.invoke('run', { select: ['inc'] }))).toEqual({ inc: 'success' })
  return shop.query('select * from main.inc order by all')
}

describe('materializations for any database', () => {
  const general = ['view', 'table', 'incremental'].map(
    (name) =>
      `{% materialization ${name}, adapter='duckdb' %}{% do return(dbt.materialization_${name}_default()) %}{% endmaterialization %}`,
  )

  test('build beside and swap, whatever was there before', async () => {
    shop.write('macros/general.sql', general.join('\n'))
    for (const kind of ['view', 'table', 'table', 'view', 'view', 'incremental', 'incremental', 'table']) {
      shop.write('models/any.sql', model(`materialized='${kind}', unique_key='id'`, 'select 1 as id'))
      expect(statuses(await shop.invoke('run', { select: ['any'] })), kind).toEqual({ any: 'success' })
      expect(await shop.query('select * from main.any')).toEqual([['1']])
    }
    const left =
      "select table_name from information_schema.tables where table_name like '%\\_\\_dbt\\_%' escape '\\'"
    expect(await shop.query(left)).toEqual([])
  })

  test('leave the old relation in place when the new one cannot be built', async () => {
    shop.write('macros/general.sql', general.join('\n'))
    shop.write('models/any.sql', model("materialized='table'", 'select 1 as id'))
    await shop.invoke('run', { select: ['any'] })
    shop.write('models/any.sql', model("materialized='table', post_hook='select nope'", 'select 2 as id'))
    expect(statuses(await shop.invoke('run', { select: ['any'] }))).toEqual({ any: 'error' })
    expect(await shop.query('select * from main.any')).toEqual([['1']])
  })
})

describe('query-comment', () => {
  test('of the project, rendered for each node', async () => {
    shop.write(
      'dbt_project.yml',
      `${shop.read('dbt_project.yml')}\nquery-comment: "run by {{ target.name }} for {{ node.name }}"\n`,
    )
    await shop.invoke('run', { select: ['stg_customers'] })
    const sent = shop.events.flatMap((event) =>
      event.kind === 'query' && event.uniqueId === 'model.shop.stg_customers' ? [event.sql] : [],
    )
    expect(sent[0]).toMatch(/^\/\* run by dev for stg_customers \*\//)
  })
})

describe('incremental strategies', () => {
  test.each([
    [
      '',
      [
        ['1', 'a'],
        ['2', 'b'],
        ['2', 'c'],
        ['3', 'd'],
      ],
    ],
    [
      "incremental_strategy='append'",
      [
        ['1', 'a'],
        ['2', 'b'],
        ['2', 'c'],
        ['3', 'd'],
      ],
    ],
    [
      "unique_key='id'",
      [
        ['1', 'a'],
        ['2', 'c'],
        ['3', 'd'],
      ],
    ],
    [
      "unique_key=['id']",
      [
        ['1', 'a'],
        ['2', 'c'],
        ['3', 'd'],
      ],
    ],
    [
      "unique_key=['id', 'v']",
      [
        ['1', 'a'],
        ['2', 'b'],
        ['2', 'c'],
        ['3', 'd'],
      ],
    ],
    [
      "unique_key='id', incremental_strategy='merge'",
      [
        ['1', 'a'],
        ['2', 'c'],
        ['3', 'd'],
      ],
    ],
    [
      "unique_key='id', incremental_strategy='merge', merge_exclude_columns=['v']",
      [
        ['1', 'a'],
        ['2', 'b'],
        ['3', 'd'],
      ],
    ],
    [
      "unique_key='id', incremental_strategy='delete+insert', incremental_predicates=['id > 2']",
      [
        ['1', 'a'],
        ['2', 'b'],
        ['2', 'c'],
        ['3', 'd'],
      ],
    ],
  ])('%s', async (config, expected) => {
    expect(await twice(config, source("(1, 'a'), (2, 'b')"), source("(2, 'c'), (3, 'd')"))).toEqual(expected)
  })

  test('new columns are appended, or the columns kept in step', async () => {
    const wider = 'select 2 as id, 7 as w'
    expect(await twice("on_schema_change='append_new_columns'", source("(1, 'a')"), wider)).toEqual([
      ['1', 'a', null],
      ['2', null, '7'],
    ])
    await shop.query('drop table main.inc')
    expect(await twice("on_schema_change='sync_all_columns'", source("(1, 'a')"), wider)).toEqual([
      ['1', null],
      ['2', '7'],
    ])
  })

  test('or refused', async () => {
    shop.write(
      'models/inc.sql',
      model("materialized='incremental', on_schema_change='fail'", 'select 1 as id'),
    )
    await shop.invoke('run', { select: ['inc'] })
    shop.write(
      'models/inc.sql',
      model("materialized='incremental', on_schema_change='fail'", 'select 1 as id, 2 as w'),
    )
    const result = await shop.invoke('run', { select: ['inc'] })
    expect(result.results.find((each) => each.name === 'inc')?.error?.message).toContain('out of sync')
  })

  test('a failing second run leaves the table as it was', async () => {
    shop.write(
      'models/inc.sql',
      model(
        "materialized='incremental', unique_key='id', post_hook='select nope'",
        "select 1 as id, 'a' as v",
      ),
    )
    shop.write(
      'models/inc.sql',
      model("materialized='incremental', unique_key='id'", "select 1 as id, 'a' as v"),
    )
    await shop.invoke('run', { select: ['inc'] })
    shop.write(
      'models/inc.sql',
      model(
        "materialized='incremental', unique_key='id', post_hook='select nope'",
        "select 1 as id, 'b' as v",
      ),
    )
    expect(statuses(await shop.invoke('run', { select: ['inc'] }))).toEqual({ inc: 'error' })
    expect(await shop.query('select v from main.inc')).toEqual([['a']])
  })
})

describe('stored failures', () => {
  test('the failing rows are a table in the audit schema', async () => {
    await shop.invoke('run')
    const result = await shop.invoke('test', { select: ['stg_payments'], storeFailures: true })
    expect(statuses(result)).toMatchObject({ accepted_values_stg_payments_status__paid: 'warn' })
    expect(
      await shop.query(
        'select value_field, n_records from main_dbt_test__audit.accepted_values_stg_payments_status__paid',
      ),
    ).toEqual([['refunded', '1']])
  })
})
