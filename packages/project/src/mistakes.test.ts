import { WaypointError } from '@waypoint/contracts'
import { describe, expect, test } from 'vitest'
import { type Files, mistakesIn } from './test-project.ts'

const MODELS: Files = {
  'models/stg_orders.sql': 'select 1 as order_id, 2 as customer_id\n',
  'models/customers.sql': "select *\nfrom {{ ref('stg_orders') }}\n",
}

const testOf = (body: string): string =>
  `models:\n  - name: customers\n    columns:\n      - name: customer_id\n        data_tests:\n${body}`

/** What is wrong, what the project's files are, and what is said: code, place, hint. */
const CASES: readonly (readonly [string, Files, readonly [code: string, place: string, hint: string]])[] = [
  [
    'a missing ref',
    { 'models/customers.sql': "\n\nselect *\nfrom {{ ref('stg_order') }}\n" },
    ['missing-ref', 'models/customers.sql:4:9', "Did you mean ref('stg_orders')?"],
  ],
  [
    'a misspelt macro of a package',
    { 'models/customers.sql': 'select {{ dbt.type_strng() }}' },
    ['undefined-name', 'models/customers.sql:1:', "Did you mean 'type_string'?"],
  ],
  [
    'a macro that refuses what it was given',
    {
      'models/customers.sql': "select\n  {{ checked('x') }}",
      'macros/c.sql': "{% macro checked(x) %}{{ exceptions.raise_compiler_error('no ' ~ x) }}{% endmacro %}",
    },
    ['template-failed', 'models/customers.sql:2:', ''],
  ],
  [
    'a misspelt macro',
    {
      'models/customers.sql': "select {{ to_dolars('x') }}",
      'macros/money.sql': '{% macro to_dollars(c) %}{{ c }}{% endmacro %}',
    },
    ['undefined-name', 'models/customers.sql:1:', "Did you mean 'to_dollars'?"],
  ],
  [
    'a misspelt macro in a branch that parsing does not take',
    {
      'models/customers.sql':
        "{{ config(materialized='incremental') }}\nselect 1\n{% if is_incremental() %}\n  {{ to_dolars('x') }}\n{% endif %}",
      'macros/money.sql': '{% macro to_dollars(c) %}{{ c }}{% endmacro %}',
    },
    ['undefined-name', 'models/customers.sql:4:6', "Did you mean 'to_dollars'?"],
  ],
  [
    'a misspelt macro that a macro calls',
    {
      'models/customers.sql': 'select {{ outer() }}',
      'macros/money.sql':
        "{% macro to_dollars(c) %}{{ c }}{% endmacro %}\n{% macro outer() %}\n  {{ to_dolars('x') }}{% endmacro %}",
    },
    ['undefined-name', 'macros/money.sql:3:6', "Did you mean 'to_dollars'?"],
  ],
  [
    'a block that is not closed in a macro',
    { 'macros/money.sql': '{% macro m(c) %}\n{% if c %}\n1\n{% endmacro %}' },
    ['jinja-syntax', 'macros/money.sql:2:1', ''],
  ],
  [
    'an expression that is not closed in a macro',
    { 'macros/money.sql': '{% macro m(c) %}\n({{ c / 100.0)\n{% endmacro %}' },
    ['jinja-syntax', 'macros/money.sql:2:', ''],
  ],
  [
    'bad YAML indentation',
    {
      'models/schema.yml':
        'models:\n  - name: customers\n    columns:\n      - name: a\n       description: b\n',
    },
    ['invalid-yaml', 'models/schema.yml:5:8', 'indentation'],
  ],
  [
    'Jinja without quotes in YAML',
    { 'models/schema.yml': "models:\n  - name: customers\n    description: {{ doc('x') }}\n" },
    ['invalid-yaml', 'models/schema.yml:3:18', 'Put Jinja in quotes'],
  ],
  [
    'two models of one name',
    { 'models/marts/customers.sql': 'select 1' },
    ['duplicate-name', 'models/marts/customers.sql:1:1', 'Rename one of the two files'],
  ],
  [
    'a cycle',
    { 'models/stg_orders.sql': "select * from {{ ref('customers') }}" },
    ['cycle', 'models/customers.sql:2:9', 'Remove one of these references'],
  ],
  [
    'a var that is not set',
    {
      'models/v.sql': "select '{{ var('start_date') }}'",
      'dbt_project.yml': 'name: shop\nprofile: shop\nvars: {start_dat: 1}\n',
    },
    ['undefined-var', 'models/v.sql:1:12', "Did you mean 'start_dat'?"],
  ],
  [
    'an environment variable that is not set',
    { 'models/v.sql': "select '{{ env_var('NOPE') }}'" },
    ['undefined-env-var', 'models/v.sql:1:12', "env_var('NOPE', '…')"],
  ],
  [
    'a wrong test argument',
    { 'models/schema.yml': testOf('          - accepted_values:\n              arguments: {value: [1]}\n') },
    ['invalid-test', 'models/schema.yml:6:13', "Did you mean 'values'?"],
  ],
  [
    'a missing test argument',
    { 'models/schema.yml': testOf('          - accepted_values\n') },
    ['invalid-test', 'models/schema.yml:6:13', 'Add values: under arguments:.'],
  ],
  [
    'a misspelt test',
    { 'models/schema.yml': testOf('          - not_nul\n') },
    ['unknown-test', 'models/schema.yml:6:13', "Did you mean 'not_null'?"],
  ],
  [
    'a wrong profile',
    { 'dbt_project.yml': 'name: shop\nprofile: shopp\n' },
    ['unknown-profile', 'profiles.yml', "Did you mean 'shop'?"],
  ],
  [
    'a wrong target',
    { 'profiles.yml': 'shop:\n  target: prod\n  outputs:\n    dev: {type: duckdb}\n' },
    ['unknown-target', 'profiles.yml:3:3', 'Its targets are dev.'],
  ],
  [
    'an unknown source',
    {
      'models/sources.yml': 'sources:\n  - name: raw\n    tables: [{name: order}]\n',
      'models/customers.sql': "select * from {{ source('raw', 'orders') }}",
    },
    ['missing-source', 'models/customers.sql:1:18', "Did you mean source('raw', 'order')?"],
  ],
  [
    'a ref to a Python model',
    {
      'models/stg_orders.sql': "select * from {{ ref('p') }}",
      'models/p.py': 'def model(dbt, session): ...',
    },
    ['python-model', 'models/stg_orders.sql:1:18', 'Write models/p.py as SQL'],
  ],
  [
    'an unknown materialization',
    { 'models/customers.sql': "{{ config(materialized='tabel') }} select 1" },
    ['unknown-materialization', 'models/customers.sql:1:', "Did you mean 'table'?"],
  ],
  [
    'an attribute of an undefined name',
    { 'models/v.sql': 'select {{ none_thing.foo }}' },
    ['undefined-name', 'models/v.sql:1:', "'none_thing'"],
  ],
  [
    'a file in another encoding',
    { 'models/v.sql': Buffer.from("select 'caf\xe9'", 'latin1') },
    ['invalid-encoding', 'models/v.sql', 'iconv'],
  ],
  [
    'a docs block that does not exist',
    { 'models/schema.yml': 'models:\n  - name: customers\n    description: "{{ doc(\'x\') }}"\n' },
    ['undefined-name', 'models/schema.yml:3:5', '{% docs x %}'],
  ],
  [
    'a model that is described twice',
    { 'models/schema.yml': 'models:\n  - name: customers\n  - name: customers\n' },
    ['duplicate-properties', 'models/schema.yml:3:5', 'Merge'],
  ],
  [
    'two models in one place of the database',
    { 'models/orders.sql': "{{ config(alias='customers') }} select 1" },
    ['duplicate-relation', 'models/orders.sql:1:1', 'another alias or schema'],
  ],
  [
    'a ref to something disabled',
    { 'models/stg_orders.sql': '{{ config(enabled=false) }} select 1' },
    ['disabled-ref', 'models/customers.sql:2:9', 'Enable it'],
  ],
  [
    'a ref to a model that is private to a group',
    {
      'models/schema.yml':
        'groups: [{name: ops, owner: {name: Ops}}]\nmodels:\n  - name: stg_orders\n    config: {group: ops, access: private}\n',
    },
    ['private-ref', 'models/customers.sql:2:9', 'group'],
  ],
]

describe('a mistake is reported with its place and a way out', () => {
  test.each(CASES)('%s', async (_name, files, [code, place, hint]) => {
    const [mistake, ...others] = await mistakesIn({ ...MODELS, ...files })
    expect(others).toEqual([])
    expect(mistake).toMatchObject({ code, hint: expect.stringContaining(hint) })
    expect(mistake?.place).toContain(place)
  })

  test('there is no profiles.yml', async () => {
    const [mistake] = await mistakesIn(MODELS, { profilesDirs: ['/nowhere'] })
    expect(mistake?.code).toBe('missing-profiles')
  })

  test.each([
    ['unknown-adapter', "There is no adapter of type 'dukdb'", '5:7'],
    ['invalid-profile', '`path` of a DuckDB profile must be text.', '6:7'],
    ['invalid-profile', 'It cannot be opened.', '4:5'],
  ])('what the adapter says against a target has its place: %s %s', async (code, message, place) => {
    const profiles = 'shop:\n  target: dev\n  outputs:\n    dev:\n      type: dukdb\n      path: [x]\n'
    const describeTarget = () => {
      throw new WaypointError({ code, message })
    }
    const [mistake] = await mistakesIn({ ...MODELS, 'profiles.yml': profiles }, { describeTarget })
    expect(mistake?.place).toMatch(new RegExp(`profiles.yml:${place}$`))
    expect(mistake).toMatchObject({ code, message })
  })

  test('all mistakes of a project are reported together', async () => {
    const mistakes = await mistakesIn({
      'models/a.sql': "select * from {{ ref('nothing') }}",
      'models/b.sql': "select * from {{ source('no', 'source') }}",
      'models/c.sql': 'select {{ oops( }}',
      'models/d.yml': 'models:\n - name: a\n  x: 1\n',
    })
    expect(mistakes.map((mistake) => mistake.code).toSorted()).toEqual([
      'invalid-yaml',
      'jinja-syntax',
      'missing-ref',
      'missing-source',
    ])
  })

  test('a cycle is shown as a closed path with the places', async () => {
    const [mistake] = await mistakesIn({
      'models/a.sql': "select * from {{ ref('c') }}",
      'models/b.sql': "select * from {{ ref('a') }}",
      'models/c.sql': "\nselect * from {{ ref('b') }}",
    })
    expect(mistake?.message).toContain('a → c → b → a')
    expect(mistake?.message).toContain('models/c.sql:2 refers to b')
  })

  test('mistakes in disabled models do not matter', async () => {
    expect(
      await mistakesIn({
        'models/off.sql': "{{ config(enabled=false) }} {{ ref('nothing') }} {{ var('nope') }} {{ oops(1) }}",
      }),
    ).toEqual([])
  })
})
