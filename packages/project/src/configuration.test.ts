import { describe, expect, test } from 'vitest'
import { mergeConfig } from './config/merge-config.ts'
import { projectLevels } from './config/project-levels.ts'
import { loadFiles } from './test-project.ts'

const PROJECT = `name: shop
profile: shop
models:
  +tags: everywhere
  +meta: {owner: all, tier: 1}
  +post-hook: select 1
  shop:
    marts:
      +materialized: table
      +tags: [folder]
      orders:
        +tags: named
`

const configOf = async (sql: string, yaml = ''): Promise<Readonly<Record<string, unknown>> | undefined> => {
  const files = {
    'dbt_project.yml': PROJECT,
    'models/marts/orders.sql': sql,
    ...(yaml === '' ? {} : { 'models/marts/orders.yml': `models:\n  - name: orders\n    config: ${yaml}\n` }),
  }
  return (await loadFiles(files)).manifest.nodes['model.shop.orders']?.config
}

describe('the configuration of a model', () => {
  test.each([
    ['the project file', 'select 1', '', 'table'],
    ['YAML properties over the project file', 'select 1', '{materialized: incremental}', 'incremental'],
    [
      'config() over YAML',
      "{{ config(materialized='view') }} select 1",
      '{materialized: incremental}',
      'view',
    ],
  ])('comes from %s', async (_name, sql, yaml, expected) => {
    expect((await configOf(sql, yaml))?.materialized).toBe(expected)
  })

  test('tags and hooks add up, meta merges', async () => {
    const config = await configOf(
      "{{ config(tags=['file'], meta={'tier': 2}, post_hook='select 2') }} select 1",
      '{tags: yaml, meta: {reviewed: true}}',
    )
    expect(config?.tags).toEqual(['everywhere', 'folder', 'named', 'yaml', 'file'])
    expect(config?.meta).toEqual({ owner: 'all', tier: 2, reviewed: true })
    expect(config?.['post-hook']).toEqual([
      { sql: 'select 1', transaction: true, index: null },
      { sql: 'select 2', transaction: true, index: null },
    ])
  })

  test('is rendered in YAML and in the project file', async () => {
    const { manifest } = await loadFiles(
      {
        'dbt_project.yml': `name: shop\nprofile: shop\nmodels: {+enabled: "{{ var('on', true) }}", +schema: "{{ target.name }}"}\n`,
        'models/a.sql': 'select 1',
      },
      { vars: { on: true } },
    )
    expect(manifest.nodes['model.shop.a']?.config).toMatchObject({ enabled: true, schema: 'dev' })
  })
})

describe('one layer over another', () => {
  test.each([
    [{ tags: ['a'] }, { tags: 'b' }, { tags: ['a', 'b'] }],
    [{ meta: { a: 1, b: 1 } }, { meta: { b: 2 } }, { meta: { a: 1, b: 2 } }],
    [{ unique_key: ['a'] }, { unique_key: 'b' }, { unique_key: 'b' }],
    [{}, { pre_hook: 'x' }, { 'pre-hook': ['x'] }],
    [{ grants: { select: ['a'] } }, { grants: { '+select': ['b'] } }, { grants: { select: ['a', 'b'] } }],
    [{ grants: { select: ['a'] } }, { grants: { select: ['b'] } }, { grants: { select: ['b'] } }],
  ])('%j and %j make %j', (base, layer, expected) => {
    expect(mergeConfig(base, layer)).toEqual(expected)
  })
})

test('folders and settings of the project file are told apart', () => {
  const section = { '+schema': 's', materialized: 'view', marts: { '+meta': { a: 1 }, enabled: false } }
  expect(projectLevels(section, ['marts', 'orders'])).toEqual([
    { schema: 's', materialized: 'view' },
    { meta: { a: 1 }, enabled: false },
  ])
})

test('CRLF line ends and a byte order mark change nothing', async () => {
  const { manifest } = await loadFiles({
    'dbt_project.yml': '\uFEFFname: shop\r\nprofile: shop\r\n',
    'models/a.sql': '\uFEFFselect 1\r\nfrom t\r\n',
    'models/a.yml': '\uFEFFmodels:\r\n  - name: a\r\n    description: one\r\n',
  })
  expect(manifest.nodes['model.shop.a']).toMatchObject({ raw_code: 'select 1\nfrom t', description: 'one' })
})

test('secrets of the environment are remembered, and templates cannot read them', async () => {
  const project = await loadFiles(
    {
      'profiles.yml':
        'shop:\n  target: dev\n  outputs:\n    dev: {type: duckdb, password: "{{ env_var(\'DBT_ENV_SECRET_PW\') }}"}\n',
    },
    { env: { DBT_ENV_SECRET_PW: 'hush' } },
  )
  expect([...project.secrets]).toEqual(['hush'])
  expect(project.profile.credentials.password).toBe('hush')
})

test('the code of a node knows where it begins in its file', async () => {
  const project = await loadFiles({
    'models/a.sql': '\n\n  select 1\n',
    'models/b.sql': 'select 2',
    'snapshots/s.sql':
      "\n{% snapshot s %}\n{{ config(strategy='check', unique_key='x', check_cols='all') }} select 1 as x{% endsnapshot %}",
  })
  expect(project.codeStart('model.shop.a')).toEqual({ line: 3, column: 3 })
  expect(project.codeStart('model.shop.b')).toEqual({ line: 1, column: 1 })
  expect(project.codeStart('snapshot.shop.s').line).toBe(2)
})

test('null leaves what an outer level has set, but for configs of a project of its own', async () => {
  const { manifest } = await loadFiles({
    'dbt_project.yml': 'name: shop\nprofile: shop\nmodels: {shop: {+unique_key: id, +schema: x, +own: 3}}\n',
    'models/in_file.sql': '{{ config(unique_key=none, schema=none, own=none) }} select 1 as id',
    'models/in_yaml.sql': 'select 1 as id',
    'models/m.yml': 'models: [{name: in_yaml, config: {unique_key: null, schema: null, own: null}}]',
  })
  const expected = { unique_key: 'id', schema: 'x', own: null }
  expect(manifest.nodes['model.shop.in_file']?.config).toMatchObject(expected)
  expect(manifest.nodes['model.shop.in_yaml']?.config).toMatchObject(expected)
})
