import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Manifest } from '@waypoint/contracts'
import { afterAll, expect, test } from 'vitest'
import { lintProject } from './lint-project.ts'
import { readLintSettings } from './read-lint-settings.ts'

const dirs: string[] = []

afterAll(() => dirs.forEach((dir) => rmSync(dir, { recursive: true, force: true })))

interface Written {
  readonly sql?: string
  readonly yaml?: string | null
  readonly description?: string
  readonly columns?: Readonly<Record<string, string>>
  readonly tests?: readonly string[]
  readonly sources?: readonly (readonly string[])[]
  readonly reads?: readonly string[]
  readonly materialized?: string
}

const GOOD: Written = {
  sql: 'select 1 as id\n',
  yaml: 'version: 2\n\nmodels:\n  - name: X\n    columns:\n      - name: id\n',
  description: 'Shops. One row per shop.',
  columns: { id: 'Number of the shop.' },
  tests: ['unique'],
}

/** Findings as `file:line rule` of a project with these models. */
function lint(
  models: Readonly<Record<string, Written>>,
  settings = '',
  declared: Readonly<Record<string, unknown>> = {},
): readonly string[] {
  const dir = mkdtempSync(join(tmpdir(), 'waypoint-lint-'))
  dirs.push(dir)
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    writeFileSync(join(dir, file), text)
  }
  if (settings !== '') write('.waypoint-lint.yml', settings)
  const nodes: Record<string, unknown> = {}
  for (const [path, written] of Object.entries(models)) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const model = { ...GOOD, ...written }
    const file = `models/${path}.sql`
    write(file, model.sql ?? '')
    const yaml = model.yaml === null ? null : `models/${path}.yml`
    if (yaml !== null) write(yaml, (model.yaml ?? '').replace('X', name))
    nodes[name] = {
      resource_type: 'model',
      unique_id: name,
      name,
      package_name: 'shop',
      language: 'sql',
      original_file_path: file,
      patch_path: yaml === null ? null : `shop://${yaml}`,
      description: model.description,
      columns: Object.fromEntries(
        Object.entries(model.columns ?? {}).map(([column, description]) => [
          column,
          { name: column, description },
        ]),
      ),
      sources: model.sources ?? [],
      depends_on: { nodes: model.reads ?? [] },
      config: { materialized: model.materialized ?? 'table' },
    }
    for (const each of model.tests ?? []) {
      nodes[`${name}.${each}`] = {
        resource_type: 'test',
        package_name: 'shop',
        original_file_path: `models/${path}.yml`,
        attached_node: name,
        test_metadata: { name: each },
      }
    }
  }
  const empty = { macros: {}, sources: {}, metrics: {}, exposures: {} }
  const manifest = {
    ...empty,
    ...declared,
    metadata: { project_name: 'shop' },
    nodes,
  } as unknown as Manifest
  return lintProject({ manifest, settings: readLintSettings(dir), projectDir: dir }).map(
    ({ file, line, rule }) => `${file}:${line} ${rule}`,
  )
}

test('a project that keeps the rules has no finding', () => {
  expect(lint({ 'staging/stg_till__shops': { sources: [['till', 'shops']] }, 'marts/shops': {} })).toEqual([])
})

test.each<[string, string, Written, readonly string[]]>([
  ['a name of another layer', 'staging/shops', {}, ['models/staging/shops.sql:1 layer-name']],
  ['a folder that is no layer', 'other/shops', {}, ['models/other/shops.sql:1 layer-name']],
  [
    'a mart that reads a source',
    'marts/shops',
    { sources: [['till', 'shops']] },
    ['models/marts/shops.sql:1 source-reader'],
  ],
  ['no description', 'marts/shops', { description: ' ' }, ['models/marts/shops.yml:4 model-description']],
  ['no grain', 'marts/shops', { description: 'Shops.' }, ['models/marts/shops.yml:4 grain']],
  ['no test of the key', 'marts/shops', { tests: ['not_null'] }, ['models/marts/shops.yml:4 key-test']],
  [
    'a column without a word',
    'marts/shops',
    { columns: { id: '' } },
    ['models/marts/shops.yml:6 column-description'],
  ],
  ['YAML elsewhere', 'marts/shops', { yaml: null }, ['models/marts/shops.sql:1 own-yaml']],
  [
    'a branch by adapter',
    'marts/shops',
    { sql: "select 1\n{% if target.type == 'duckdb' %}{% endif %}" },
    ['models/marts/shops.sql:2 adapter-branch'],
  ],
  [
    'a model of many lines',
    'marts/shops',
    { sql: '\n'.repeat(301) },
    ['models/marts/shops.sql:300 file-length'],
  ],
  ['one row, which needs no key', 'marts/shops', { description: 'All shops. One row.', tests: [] }, []],
  ['part of other queries', 'marts/shops', { materialized: 'ephemeral', tests: [] }, []],
])('%s', (_what, path, written, expected) => {
  expect(lint({ [path]: written })).toEqual(expected)
})

test('thresholds are numbers in comparisons, not in comments, texts, Jinja or names', () => {
  const sql = [
    "select score >= 80 as is_good, '> 70' as text, -- > 60",
    '  {{ 5 > 3 }} as x, stock_30d > 0, share between 0.2 and 1, level < limit_2',
  ].join('\n')
  const settings = 'thresholds: {folders: [models/marts]}'
  expect(lint({ 'marts/shops': { sql } }, settings)).toEqual([
    'models/marts/shops.sql:1 threshold',
    'models/marts/shops.sql:2 threshold',
  ])
})

test('what databases say differently has a macro, which the settings name', () => {
  const sql = [
    "select 7 // 2, 'a // b', {{ '//' }} -- qualify",
    'from shops',
    'qualify row_number() over (order by id) = 1',
  ].join('\n')
  const settings = "portable: {'//': whole_quotient, '\\bqualify\\b': a numbered subquery}"
  expect(lint({ 'marts/shops': { sql } }, settings)).toEqual([
    'models/marts/shops.sql:1 portable-macro',
    'models/marts/shops.sql:3 portable-macro',
  ])
  expect(lint({ 'marts/shops': { sql } })).toEqual([])
})

test('a layer reads the layers it may read', () => {
  const settings = "layers: {low: {names: '.'}, high: {names: '.', may_read: []}}"
  expect(
    lint({ 'low/a': {}, 'high/b': { reads: ['a'], sql: "select 1\nfrom {{ ref('a') }}" } }, settings),
  ).toEqual(['models/high/b.sql:2 layer-direction'])
})

test('sources, metrics and exposures are described', () => {
  const node = { package_name: 'shop', original_file_path: 'models/marts/shops.yml', description: '' }
  const declared = {
    sources: { a: { ...node, source_name: 'till', name: 'id' } },
    metrics: { b: { ...node, name: 'sales', resource_type: 'metric' } },
    exposures: { c: { ...node, name: 'page', resource_type: 'exposure', description: 'A page.' } },
  }
  expect(lint({ 'marts/shops': {} }, '', declared)).toEqual([
    'models/marts/shops.yml:1 metric-description',
    'models/marts/shops.yml:6 source-description',
  ])
})

test('rules can be turned off, and exceptions made', () => {
  const shop = { 'marts/shops': { description: 'Shops.', tests: [] } }
  expect(lint(shop, 'off: [grain]\nexcept: {key-test: [shops]}')).toEqual([])
})

test('settings that cannot be read are said so', () => {
  expect(() => lint({}, "layers: {low: {names: '('}}")).toThrow("'(' is no regular expression.")
})
