import type { NodeResult } from '@waypoint/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FixtureProject } from '../fixtures/fixture-project.ts'

const project = new FixtureProject()
let results: ReadonlyMap<string, NodeResult>

const models: Readonly<Record<string, string>> = {
  plain:
    "{{ config(\n    materialized='table'\n) }}\n\nselect\n    1 as a,\n    nope\nfrom {{ ref('stg_payments') }}\n",
  after_loop:
    "select\n{% for name in ['x', 'y', 'z'] %}\n    1 as {{ name }},\n{% endfor %}\n    nope + 1 as w\nfrom {{ ref('stg_payments') }}",
  same_line_twice:
    "with a as (\n    select\n        customer_id\n    from {{ ref('stg_payments') }}\n),\nb as (\n    select 1 as other\n)\nselect\n        customer_id\nfrom b",
  by_expression:
    "{% set column = 'nope' %}\nselect\n    1 as a,\n    {{ column }}\nfrom {{ ref('stg_payments') }}",
  by_macro: "select\n    {{ outer_macro('x') }},\n    1 as a\nfrom {{ ref('stg_payments') }}",
  broken_ephemeral:
    "{{ config(materialized='ephemeral') }}\n\nselect\n    nope_here as a\nfrom {{ ref('stg_payments') }}",
  on_ephemeral: "with own as (\n    select a from {{ ref('broken_ephemeral') }}\n)\nselect * from own",
  after_ephemeral:
    "with own as (\n    select payment_id from {{ ref('fine_ephemeral') }}\n)\nselect\n    not_there\nfrom own",
  fine_ephemeral: "{{ config(materialized='ephemeral') }}\nselect payment_id from {{ ref('stg_payments') }}",
  asking:
    "select 1 as a\n-- a line\n{% if execute %}{% do run_query('select * from\\n nowhere') %}{% endif %}",
  in_hook: "{{ config(post_hook='delete from nowhere') }}\nselect 1 as a",
  unparsed: "select\n    1 as a\n    2 as b\nfrom {{ ref('stg_payments') }}",
  tested: 'select 1 as a',
  at_run_time:
    "{{ config(materialized='table') }}select\n    cast(name as integer) as a\nfrom (select 'x' as name) as t",
}

beforeAll(async () => {
  for (const [name, sql] of Object.entries(models)) project.write(`models/errors/${name}.sql`, sql)
  project.write(
    'macros/outer.sql',
    '{% macro outer_macro(name) %}\n    1 as {{ name }},\n    {{ inner_macro() }}\n{% endmacro %}\n\n{% macro inner_macro() -%}\n    missing_column as y\n{%- endmacro %}\n',
  )
  project.write(
    'models/errors/errors.yml',
    'models:\n  - name: tested\n    columns:\n      - name: nope\n        data_tests: [not_null]\n',
  )
  project.write('tests/singular.sql', "select *\nfrom {{ ref('stg_payments') }}\nwhere nope = 1")
  await project.invoke('build', { select: ['+stg_payments'], exclude: ['test_type:data'] })
  const run = await project.invoke('run', { select: ['path:models/errors'] })
  const tests = await project.invoke('test', { select: ['test_type:singular', 'not_null_tested_nope'] })
  const all = [...run.results, ...tests.results]
  results = new Map(all.map((result) => [result.name, result]))
})

afterAll(() => project.remove())

function errorOf(name: string) {
  const error = results.get(name)?.error
  if (error === null || error === undefined) throw new Error(`${name} did not fail`)
  return error
}

describe('an error of the database is told in the file that wrote the SQL', () => {
  test.each([
    ['plain', 'models/errors/plain.sql', 7, 5],
    ['after_loop', 'models/errors/after_loop.sql', 5, 5],
    ['same_line_twice', 'models/errors/same_line_twice.sql', 10, 9],
    ['by_expression', 'models/errors/by_expression.sql', 4, 8],
    ['by_macro', 'models/errors/by_macro.sql', 2, 8],
    ['on_ephemeral', 'models/errors/broken_ephemeral.sql', 4, 5],
    ['after_ephemeral', 'models/errors/after_ephemeral.sql', 5, 5],
    ['asking', 'models/errors/asking.sql', 3, 23],
    ['unparsed', 'models/errors/unparsed.sql', 3, 5],
    ['singular', 'tests/singular.sql', 3, 7],
  ])('%s', (name, file, line, column) => {
    expect(errorOf(name).location).toEqual({ file, line, column })
  })

  test('a macro that wrote it is named with its own place, innermost first', () => {
    const { macroStack, message } = errorOf('by_macro')
    expect(macroStack).toEqual([
      { name: 'inner_macro', location: { file: 'macros/outer.sql', line: 7, column: 5 } },
      { name: 'outer_macro', location: { file: 'macros/outer.sql', line: 3, column: 8 } },
    ])
    expect(message).toContain("> 2 |     {{ outer_macro('x') }},")
    expect(message).toContain('Written by inner_macro in macros/outer.sql')
    expect(message).toContain('> 7 |     missing_column as y')
  })

  test('what an expression wrote is shown as the database saw it', () => {
    const { message } = errorOf('by_expression')
    expect(message).toContain('> 4 |     {{ column }}')
    expect(message).toMatch(/The database was given\n[\s\S]*\| {5}nope\n/)
  })

  test('a generic test names the file that declares it and the macro that wrote it', () => {
    const { location, macroStack } = errorOf('not_null_tested_nope')
    expect(location).toEqual({ file: 'models/errors/errors.yml' })
    expect(macroStack[0]?.name).toMatch(/not_null/)
  })

  test('a hook names the file of its model', () => {
    expect(errorOf('in_hook').location?.file).toBe('models/errors/in_hook.sql')
  })

  test('the message is the database’s own, the compiled SQL is named', () => {
    const { message, hint } = errorOf('plain')
    expect(message).toMatch(/^Binder Error: Referenced column "nope" not found/)
    expect(message).not.toContain('LINE')
    expect(message).toContain('> 7 |     nope\n      |     ^'.replace('      |', '    |'))
    expect(hint).toContain('target/compiled/shop/models/errors/plain.sql')
  })

  test('an error while rows are read points to what was evaluated, where the database knows', () => {
    expect(errorOf('at_run_time').location).toEqual({
      file: 'models/errors/at_run_time.sql',
      line: 2,
      column: 5,
    })
  })
})
