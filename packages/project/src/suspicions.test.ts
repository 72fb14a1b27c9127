import { describe, expect, test } from 'vitest'
import { type Files, loadFiles, placesIn } from './test-project.ts'

const MODELS: Files = {
  'models/stg_orders.sql': 'select 1 as order_id, 2 as customer_id\n',
  'models/customers.sql': "select *\nfrom {{ ref('stg_orders') }}\n",
}

const warningsOf = async (files: Files): Promise<readonly (readonly [string, string | undefined])[]> =>
  (await loadFiles({ ...MODELS, ...files })).warnings.map(({ code, hint }) => [code, hint])

describe('what is probably a mistake is a warning', () => {
  test('a misspelt config', async () => {
    const files = { 'models/customers.sql': "{{ config(materialised='table') }} select 1" }
    const [[code, hint] = []] = await warningsOf(files)
    expect(code).toBe('unknown-config')
    expect(hint).toContain("Did you mean 'materialized'?")
  })

  test('a misspelt setting of dbt_project.yml', async () => {
    const warnings = await warningsOf({
      'dbt_project.yml': 'name: shop\nprofile: shop\nmodel-path: [models]\n',
    })
    expect(warnings).toEqual([['unknown-config', "Did you mean 'model-paths'?"]])
  })

  test('a misspelt section of a schema file', async () => {
    expect(await warningsOf({ 'models/s.yml': 'model:\n  - name: customers\n' })).toEqual([
      ['unknown-property', "Did you mean 'models'?"],
    ])
  })

  test('a misspelt key of a model and of a column', async () => {
    const yaml =
      'models:\n  - name: customers\n    descripton: x\n    columns: [{name: a, data_test: [unique]}]\n'
    expect(await warningsOf({ 'models/s.yml': yaml })).toEqual([
      ['unknown-property', "Did you mean 'description'?"],
      ['unknown-property', "Did you mean 'data_tests'?"],
    ])
  })

  test('a semantic layer that is written below a model', async () => {
    const yaml =
      'models:\n  - name: customers\n    semantic_model: true\n    metrics: [{name: m, type: simple}]\n'
    const { warnings } = await loadFiles({ ...MODELS, 'models/s.yml': yaml })
    expect(warnings).toMatchObject([
      { code: 'semantics-in-model', location: { file: 'models/s.yml', line: 3, column: 5 } },
    ])
  })

  test('a Python model is left out, and its description with it', async () => {
    const files = { 'models/p.py': 'def model(dbt, session): ...', 'models/p.yml': 'models: [{name: p}]' }
    const { warnings, manifest } = await loadFiles({ ...MODELS, ...files })
    expect(warnings.map(({ code, location }) => [code, location])).toEqual([
      ['python-model', { file: 'models/p.py' }],
    ])
    expect(Object.keys(manifest.nodes)).toHaveLength(2)
  })

  test('a description and a test of a model that does not exist', async () => {
    const yaml = 'models:\n  - name: customer\n    columns: [{name: a, data_tests: [unique]}]\n'
    expect(await warningsOf({ 'models/s.yml': yaml })).toEqual([
      ['missing-ref', "Did you mean ref('customers')?"],
      ['unmatched-properties', "Did you mean 'customers'?"],
    ])
  })

  test.each([
    [
      'a macro',
      '{% macro m(x) %}\n{% if execute %}{{ to_dolars(x) }}{% endif %}{% endmacro %}',
      '2:20',
      'to_dollars',
    ],
    ['the macro of a package', '{% macro m() %}{{ dbt.type_strng() }}{% endmacro %}', '1:23', 'type_string'],
    ['a macro in a test', '{% test t(model) %}{{ to_dolars(1) }}{% endtest %}', '1:23', 'to_dollars'],
    ['a function of dbt', '{% macro m() %}{{ rn_query(1) }}{% endmacro %}', '1:19', 'run_query'],
  ])('a macro calls %s by a misspelt name', async (_name, macro, place, near) => {
    const files = { 'macros/a.sql': macro, 'macros/b.sql': '{% macro to_dollars(c) %}{{ c }}{% endmacro %}' }
    expect(await placesIn({ ...MODELS, ...files })).toEqual([`macros/a.sql:${place} Did you mean '${near}'?`])
  })

  test.each([
    ['what it was given', '{% macro m(f) %}{{ f(1) }}{% endmacro %}'],
    ['what it set', '{% macro m() %}{% set f = adapter.dispatch("x") %}{{ f() }}{% endmacro %}'],
    ['what its file sets', '{% set f = range %}{% macro m() %}{{ f(3) }}{% endmacro %}'],
    ['its block', '{% macro m() %}{{ caller() }}{{ write(1) }}{% endmacro %}'],
    ['macros of another adapter', '{% macro snowflake__m() %}{{ get_snowflake_columns() }}{% endmacro %}'],
    ['one macro of another adapter', '{% macro m() %}{{ snowflake__columns() }}{% endmacro %}'],
    ['methods', '{% macro m(x) %}{{ "a".upper() }}{{ x.y.z() }}{{ adapter.anything() }}{% endmacro %}'],
  ])('a macro that calls %s is well', async (_name, macro) => {
    expect(await placesIn({ ...MODELS, 'macros/a.sql': macro })).toEqual([])
  })
})

const versionedUntil = (date: string): Files => ({
  'models/orders_v1.sql': 'select 1 as id',
  'models/orders_v2.sql': 'select 2 as id',
  'models/report.sql': "select * from {{ ref('orders', v=1) }}",
  'models/orders.yml': `models:
  - name: orders
    latest_version: 2
    versions: [{v: 1, deprecation_date: ${date}}, {v: 2}]
`,
})

describe('a model with a deprecation_date', () => {
  test('warns when its day has passed, and so does what refers to it', async () => {
    const { warnings } = await loadFiles(versionedUntil('2020-01-31'))
    expect(warnings.map(({ code, location, hint }) => [code, location?.file, hint])).toEqual([
      ['deprecated-model', 'models/orders_v1.sql', 'Disable or remove it, or set a later deprecation_date.'],
      [
        'deprecated-reference',
        'models/report.sql',
        "Use the latest version: {{ ref('shop', 'orders', v=2) }}.",
      ],
    ])
  })

  test('warns only those who refer to it before that day', async () => {
    const { warnings } = await loadFiles(versionedUntil('2999-01-31'))
    expect(warnings.map(({ code, message }) => [code, message])).toEqual([
      [
        'upcoming-deprecation',
        "It refers to model 'orders.v1', to be deprecated on 2999-01-31T00:00:00+00:00.",
      ],
    ])
  })
})
