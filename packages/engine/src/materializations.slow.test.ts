import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bareFile } from './fixtures/bare-database.ts'
import { FixtureProject, type Overrides, statuses } from './fixtures/fixture-project.ts'
import type { InvocationResult } from './invocation.ts'

let project: FixtureProject

beforeEach(() => {
  project = new FixtureProject('events')
})

afterEach(() => project.remove())

function run(sql: string, overrides: Overrides = {}): Promise<InvocationResult> {
  project.write('models/one.sql', sql)
  return project.invoke('run', { select: ['one'], ...overrides })
}

async function well(sql: string, overrides: Overrides = {}): Promise<void> {
  const [result] = (await run(sql, overrides)).results
  expect(result?.error?.message ?? result?.status).toBe('success')
}

async function failure(sql: string): Promise<string> {
  const [result] = (await run(sql)).results
  expect(result?.status).toBe('error')
  return `${result?.message}`
}

const sent = (): readonly string[] =>
  project.events.flatMap((event) =>
    event.kind === 'query' && event.uniqueId === 'model.events.one' ? [event.sql] : [],
  )

const warnings = (): readonly string[] =>
  project.events.flatMap((event) => (event.kind === 'message' && event.level === 'warn' ? [event.text] : []))

const materialization = (adapter: string, value: number): string =>
  `{% materialization own, ${adapter} %}
    {% call statement('main') %}create or replace view {{ this }} as select ${value} as n{% endcall %}
    {% do return({'relations': [this.incorporate(type='view')]}) %}
  {% endmaterialization %}`

describe('a relation', () => {
  test('changes its type in every direction', async () => {
    const kinds = ['view', 'table', 'incremental', 'view', 'incremental', 'table', 'view']
    for (const [index, kind] of kinds.entries()) {
      await well(`{{ config(materialized='${kind}', unique_key='id') }} select 1 as id, ${index} as n`)
      expect(await project.query('select id, n from one'), kind).toEqual([['1', String(index)]])
    }
  })

  test('changes its type where nothing can be renamed', async () => {
    project.remove()
    project = new FixtureProject('events', bareFile)
    for (const [index, kind] of ['view', 'table', 'table', 'incremental', 'incremental', 'view'].entries()) {
      await well(`{{ config(materialized='${kind}', unique_key='id') }} select 1 as id, ${index} as n`)
      expect(await project.query('select id, n from one'), kind).toEqual([['1', String(index)]])
    }
    await well("{{ config(materialized='incremental', unique_key='id') }} select 1 as id, 9 as n", {
      fullRefresh: true,
    })
    expect(
      await project.query(
        'select table_name from duckdb_tables() union all select view_name from duckdb_views() where not internal',
      ),
    ).toEqual([['one']])
  })

  test('cannot be a materialized view where there are none', async () => {
    expect(await failure("{{ config(materialized='materialized_view') }} select 1 as id")).toContain(
      "'one' is to be a materialized view, and duckdb has none. Use table",
    )
  })

  test('is built by a materialization for its adapter before one for all', async () => {
    project.write(
      'macros/own.sql',
      [materialization('default', 1), materialization("adapter='duckdb'", 2)].join('\n'),
    )
    await well("{{ config(materialized='own') }} select 3 as n")
    expect(await project.query('select n from one')).toEqual([['2']])
  })
})

describe('documentation in the database', () => {
  const DOCS = "persist_docs={'relation': true, 'columns': true}"

  test.each(['view', 'table', 'incremental'])('of a %s and its columns', async (kind) => {
    project.write(
      'models/docs.yml',
      `models:
  - name: one
    description: It's "one"
    columns:
      - {name: id, description: "the key; it's unique"}
      - {name: absent, description: not there}
`,
    )
    await well(`{{ config(materialized='${kind}', ${DOCS}) }} select 1 as id`)
    expect(
      await project.query(
        `select comment from duckdb_${kind === 'view' ? 'views' : 'tables'}() where comment is not null`,
      ),
    ).toEqual([['It\'s "one"']])
    expect(await project.query("select comment from duckdb_columns() where table_name = 'one'")).toEqual([
      ["the key; it's unique"],
    ])
  })

  test('grants are refused with a warning by a database without roles', async () => {
    await well("{{ config(materialized='table', grants={'select': ['reporter']}) }} select 1 as id")
    expect(warnings().join()).toContain('grants are configured for "shop"."main"."one"')
  })
})

const table = (hooks: string): string => `{{ config(materialized='table', ${hooks}) }} select 1 as id`

const log = (moment: string): string => `"insert into log values ('${moment}')"`

describe('hooks', () => {
  test('inside the transaction are undone with the model, those outside stay', async () => {
    const hooks = `pre_hook=[before_begin('create table kept as select 1 as n'), 'create table undone as select 1 as n'],
      post_hook="insert into {{ this }} values ('not a number')"`
    expect(await failure(table(hooks))).toContain('Could not convert')
    expect(
      await project.query(
        "select table_name from duckdb_tables() where table_name in ('kept', 'undone', 'one')",
      ),
    ).toEqual([['kept']])
  })

  test('run in order, some of them after the commit', async () => {
    await project.query('create table log (moment varchar)')
    await well(
      table(`pre_hook=[${log('before')}, before_begin(${log('first')})],
        post_hook=[after_commit("insert into log select 'last ' || count(*) from {{ this }}"), ${log('after')}]`),
    )
    expect(await project.query('select moment from log')).toEqual([
      ['first'],
      ['before'],
      ['after'],
      ['last 1'],
    ])
  })
})

describe('statements', () => {
  test('carry a header where the model has one', async () => {
    const header =
      '{% call set_sql_header(config) %}create or replace temporary macro twice(x) as 2 * x;{% endcall %}'
    for (const kind of ['table', 'incremental', 'view']) {
      await project.query('drop table if exists one')
      await well(`{{ config(materialized='${kind}') }} ${header} select twice(4) as n`).catch(
        (error: unknown) => {
          // A view cannot stand on a temporary macro; its header was run all the same.
          if (kind !== 'view') throw error
        },
      )
      expect(
        sent().some((sql) => /create or replace temporary macro twice/.test(sql)),
        kind,
      ).toBe(true)
    }
  })

  test('carry the comment of the project, in front or behind, made by a macro or not at all', async () => {
    const settings = project.read('dbt_project.yml')
    project.write(
      'macros/comment.sql',
      '{% macro note(node) %}{{ node.unique_id }} by {{ target.name }}{% endmacro %}',
    )
    const statement = async (comment: string): Promise<string> => {
      project.write('dbt_project.yml', `${settings}\nquery-comment: ${comment}\n`)
      await well("{{ config(materialized='table') }} select 1 as id")
      return sent().find((sql) => sql.includes('create or replace')) ?? ''
    }
    expect(await statement('"{{ note(node) }}"')).toMatch(/^\/\* model.events.one by dev \*\/\n/)
    expect(await statement('{comment: "mine", append: true, job-label: true}')).toMatch(/\n\/\* mine \*\/$/)
    expect(await statement('""')).not.toContain('/*')
    expect(await statement('{comment: null}')).not.toContain('/*')
  })
})

describe('ephemeral models', () => {
  test('stand in a chain as one query, each once', async () => {
    project.write('models/base.sql', "{{ config(materialized='ephemeral') }} select 1 as n")
    project.write(
      'models/left_side.sql',
      "{{ config(materialized='ephemeral') }} select n + 1 as n from {{ ref('base') }}",
    )
    project.write(
      'models/right_side.sql',
      "{{ config(materialized='ephemeral') }} select n + 2 as n from {{ ref('base') }}",
    )
    await well(
      "with both_sides as (select n from {{ ref('left_side') }} union all select n from {{ ref('right_side') }}) select n from both_sides",
    )
    expect(await project.query('select n from one order by n')).toEqual([['2'], ['3']])
    expect(project.read('target/compiled/events/models/one.sql').match(/__dbt__cte__base as/g)).toHaveLength(
      1,
    )
  })
})

describe('--empty', () => {
  test('builds every relation with its columns and no rows, and reads nothing', async () => {
    project.write(
      'models/base.sql',
      "{{ config(materialized='ephemeral') }} select id from {{ ref('raw_events') }}",
    )
    project.write(
      'models/one.sql',
      "{{ config(materialized='table') }} select e.id, b.id as other from {{ ref('raw_events') }} e join {{ ref('base') }} as b using (id)",
    )
    await project.invoke('run', { select: ['raw_events'] })
    const result = await project.invoke('run', { select: ['one'], empty: true })
    expect(statuses(result)).toEqual({ one: 'success' })
    expect(await project.query('select count(*) from one')).toEqual([['0']])
    expect(project.read('target/compiled/events/models/one.sql')).toContain(
      '(select * from "shop"."main"."raw_events" where false limit 0) e join (select * from __dbt__cte__base where false limit 0) as b',
    )
  })
})

describe('--sample', () => {
  test('reads the inputs that have an event time within the window, and all of the others', async () => {
    project.write('models/regions.sql', "{{ config(materialized='table') }} select 'eu' as region")
    await project.invoke('run', { select: ['raw_events', 'regions'] })
    await well(
      "{{ config(materialized='table') }} select happened_at, region from {{ ref('raw_events') }}, {{ ref('regions') }}",
      { sample: "{'start': '2024-01-02', 'end': '2024-01-03'}" },
    )
    expect(
      await project.query('select min(happened_at)::date::varchar, count(*), min(region) from one'),
    ).toEqual([['2024-01-02', '5', 'eu']])
  })

  test('is the window of microbatch models', async () => {
    await project.invoke('run', { select: ['raw_events'] })
    const result = await project.invoke('run', {
      select: ['daily'],
      sample: "{'start': '2024-01-02', 'end': '2024-01-03 12:00'}",
    })
    expect(result.results[0]?.batchResults?.successful).toHaveLength(2)
    expect(await project.query('select day::varchar, events from daily order by 1')).toEqual([
      ['2024-01-02', '5'],
      ['2024-01-03', '2'],
    ])
  })
})
