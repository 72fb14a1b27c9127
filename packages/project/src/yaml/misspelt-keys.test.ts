import { expect, test } from 'vitest'
import { type Files, placesIn } from '../test-project.ts'

const settings = ['path', 'schema', 'database']

const saidOf = (files: Files): Promise<readonly string[]> =>
  placesIn(
    { 'models/customers.sql': 'select 1 as a', ...files },
    { describeTarget: () => ({ database: 'shop', schema: 'main', settings }) },
  )

const shapes: readonly (readonly [string, string, string])[] = [
  ['exposures: [{name: e, type: dashboard, owner: {nam: x}}]', '1:48', 'name'],
  ['exposures: [{name: e, type: dashboard, owner: {name: x}, dependson: []}]', '1:58', 'depends_on'],
  ['groups: [{name: g, owner: {emal: x}}]', '1:28', 'email'],
  ['macros: [{name: m, argument: []}]', '1:20', 'arguments'],
  ['models: [{name: customers, docs: {shwo: true}}]', '1:35', 'show'],
  [
    'models:\n  - name: customers\n    versions:\n      - v: 1\n        defined_inn: customers',
    '5:9',
    'defined_in',
  ],
  ['sources: [{name: s, tables: [{name: t, identifer: x}]}]', '1:40', 'identifier'],
  ['sources: [{name: s, freshness: {warn_afer: {}}}]', '1:33', 'warn_after'],
  ['saved_queries: [{name: q, query_params: {metrics: [], groupby: []}}]', '1:55', 'group_by'],
  [
    'unit_tests: [{name: u, model: customers, given: [], overides: {}, expect: {rows: []}}]',
    '1:53',
    'overrides',
  ],
  [
    'unit_tests: [{name: u, model: customers, given: [{inptu: x, rows: []}], expect: {rows: []}}]',
    '1:51',
    'input',
  ],
  ['functions: [{name: f, return: {data_type: int}}]', '1:23', 'returns'],
  ['data_tests: [{name: t, descripton: x}]', '1:24', 'description'],
  ['semantic_models: [{name: s, model: "ref(\'customers\')", dimension: []}]', '1:56', 'dimensions'],
  ['metrics: [{name: m, label: M, type: simple, type_prams: {}}]', '1:45', 'type_params'],
]

test.each(shapes)('a misspelt key: %s', async (yaml, place, near) => {
  expect(await saidOf({ 'models/s.yml': yaml })).toContain(`models/s.yml:${place} Did you mean '${near}'?`)
})

test.each([
  [
    'dbt_project.yml',
    'name: shop\nprofile: shop\nmodels:\n  shop:\n    +materialised: table\n',
    '5:5',
    '+materialized',
  ],
  ['dbt_project.yml', 'name: shop\nprofile: shop\nseeds:\n  quote_column: true\n', '4:3', 'quote_columns'],
  ['dbt_project.yml', 'name: shop\nprofile: shop\nflags: {fail_fst: true}\n', '3:9', 'fail_fast'],
  [
    'dbt_project.yml',
    'name: shop\nprofile: shop\ndispatch:\n  - macro_namespac: dbt\n',
    '4:5',
    'macro_namespace',
  ],
  ['packages.yml', 'pakages:\n  - package: dbt-labs/dbt_utils\n', '1:1', 'packages'],
  ['packages.yml', 'packages:\n  - git: https://example.com/x.git\n    revison: main\n', '3:5', 'revision'],
  ['selectors.yml', 'selector:\n  - name: x\n    definition: y\n', '1:1', 'selectors'],
  ['profiles.yml', 'shop:\n  targt: dev\n  target: dev\n  outputs: {dev: {type: duckdb}}\n', '2:3', 'target'],
  [
    'profiles.yml',
    'shop:\n  target: dev\n  outputs:\n    dev: {type: duckdb, pth: x.duckdb}\n',
    '4:25',
    'path',
  ],
])('a misspelt key of %s: %s', async (file, yaml, place, near) => {
  const said = await saidOf({ [file]: yaml })
  expect(said.map((line) => line.replace(/^\/.*\//, ''))).toContain(
    `${file}:${place} Did you mean '${near}'?`,
  )
})

test("keys that dbt or an adapter knows, and keys of one's own, are well", async () => {
  const yaml = `
models:
- name: customers
  config: {tags: [a], meta: {whatever: 1}}
  latest_version: 1
  my_own_key: 1
  columns: [{name: a, description: b, data_type: int, constraints: [{type: not_null, warn_unenforced: true}]}]
sources:
- name: s
  freshness: {warn_after: {count: 1, period: day}, filter: "x > 1"}
  tables: [{name: t, external: {location: x, partitions: []}, identifier: y}]
exposures: [{name: e, type: dashboard, owner: {name: x, email: y, slack: z}, maturity: high}]
`
  expect(await saidOf({ 'models/s.yml': yaml })).toEqual([])
})
