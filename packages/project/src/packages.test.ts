import { createContext, Relation } from '@waypoint/context'
import { argumentsOf, type Value } from '@waypoint/jinja'
import { describe, expect, test } from 'vitest'
import { ParseResolver } from './resolve/parse-resolver.ts'
import { type Files, loadFiles } from './test-project.ts'

const PACKAGE: Files = {
  'dbt_packages/crm/dbt_project.yml':
    'name: crm\nversion: "1"\nvars: {region: eu, currency: EUR}\nmodels: {crm: {+materialized: table, +tags: [package]}}\n',
  'dbt_packages/crm/models/crm_accounts.sql':
    "{{ config(schema='crm') }} select '{{ var('region') }}' as region, '{{ var('currency') }}' as currency",
  'dbt_packages/crm/models/crm_deals.sql': "select * from {{ ref('crm_accounts') }}",
  'dbt_packages/crm/macros/quote.sql':
    "{% macro label(x) %}{{ return(adapter.dispatch('label', 'crm')(x)) }}{% endmacro %}{% macro default__label(x) %}crm:{{ x }}{% endmacro %}",
}

const callLabel = async (files: Files): Promise<Value> => {
  const project = await loadFiles({ ...PACKAGE, ...files, 'models/a.sql': 'select 1' })
  const node = project.manifest.nodes['model.shop.a']
  if (node === undefined) throw new Error('no such node')
  const context = createContext(
    project.environmentFor(node, {
      resolver: new ParseResolver(new Relation({ database: null, schema: null, identifier: null })),
      output: { log: () => undefined, print: () => undefined, warn: () => undefined },
      names: new Map(),
      selectedResources: () => [],
      flags: {},
    }),
  )
  const label = context.macros.find('crm', 'label')
  return (await label?.call(argumentsOf(['x']))) ?? null
}

describe('a project with packages', () => {
  test('models of packages are found by ref with and without the package', async () => {
    const { manifest } = await loadFiles({
      ...PACKAGE,
      'models/a.sql': "select * from {{ ref('crm_accounts') }} join {{ ref('crm', 'crm_deals') }}",
    })
    expect(manifest.nodes['model.shop.a']?.depends_on.nodes).toEqual([
      'model.crm.crm_accounts',
      'model.crm.crm_deals',
    ])
  })

  test('folders by the names that they had before dbt 1.0', async () => {
    const { manifest } = await loadFiles({
      'dbt_project.yml': 'name: shop\nprofile: shop\nsource-paths: [sql]\ndata-paths: [data]\n',
      'sql/a.sql': "select * from {{ ref('b') }}",
      'data/b.csv': 'id\n1\n',
    })
    expect(manifest.nodes['model.shop.a']?.depends_on.nodes).toEqual(['seed.shop.b'])
  })

  test('the type of a column may be a template, whatever the column is called', async () => {
    const { manifest } = await loadFiles({
      'seeds/b.csv': 'description\nx\n',
      'seeds/b.yml': `seeds: [{name: b, config: {column_types: {description: "{{ 'varchar(' ~ 9 ~ ')' }}"}}}]`,
    })
    expect(manifest.nodes['seed.shop.b']?.config).toMatchObject({
      column_types: { description: 'varchar(9)' },
    })
  })

  test('a var may be a template', async () => {
    const { manifest } = await loadFiles({
      ...PACKAGE,
      'dbt_project.yml':
        'name: shop\nprofile: shop\nvars: {from: "{{ ref(\'crm_deals\') }}", size: "{{ 5 if target.type == \'x\' else 7 }}"}\n',
      'models/a.sql': "{{ config(meta={'size': var('size') | int}) }} select * from {{ var('from') }}",
    })
    const node = manifest.nodes['model.shop.a']
    expect(node?.depends_on.nodes).toEqual(['model.crm.crm_deals'])
    expect(node?.config.meta).toEqual({ size: 7 })
  })

  test('macros can ask for the version of a package, and whether it has a macro', async () => {
    const { manifest } = await loadFiles({
      ...PACKAGE,
      'models/a.sql': `{{ config(meta={
        'version': builtins.ref.config.dependencies['crm'].version,
        'vars': builtins.ref.config.dependencies['crm'].vars.to_dict()['vars']['region'],
        'has': [context.get('crm').get('label') is not none, context.crm.get('absent'), 'absent' in context['crm']]
      }) }} select 1`,
    })
    expect(manifest.nodes['model.shop.a']?.config.meta).toEqual({
      version: '1',
      vars: 'eu',
      has: [true, null, false],
    })
  })

  test('the root project has the last word on the configuration of a package', async () => {
    const { manifest } = await loadFiles({
      ...PACKAGE,
      'dbt_project.yml': 'name: shop\nprofile: shop\nmodels: {crm: {+materialized: view, +tags: [root]}}\n',
    })
    const config = manifest.nodes['model.crm.crm_accounts']?.config
    expect(config?.materialized).toBe('view')
    expect(config?.tags).toEqual(['package', 'root'])
  })

  test('generate_schema_name of the root project names the models of packages too', async () => {
    const { manifest } = await loadFiles({
      ...PACKAGE,
      'macros/names.sql':
        '{% macro generate_schema_name(name, node) %}{{ name or target.schema }}_x{% endmacro %}',
    })
    expect(manifest.nodes['model.crm.crm_accounts']?.relation_name).toBe('"shop"."crm_x"."crm_accounts"')
  })

  test('the default schema name is the target schema and the custom one', async () => {
    const { manifest } = await loadFiles(PACKAGE)
    expect(manifest.nodes['model.crm.crm_accounts']?.schema).toBe('main_crm')
  })

  test.each([
    ['', '--vars', { region: 'us' }, 'us'],
    ['vars: {crm: {region: apac}, region: latam}', 'scoped to the package', {}, 'apac'],
    ['vars: {region: latam}', 'global of the root project', {}, 'latam'],
    ['', 'its own', {}, 'eu'],
  ])('a var of a package comes from %s (%s)', async (settings, _from, vars, expected) => {
    const project = await loadFiles(
      { ...PACKAGE, 'dbt_project.yml': `name: shop\nprofile: shop\n${settings}\n` },
      { vars },
    )
    const node = project.manifest.nodes['model.crm.crm_accounts']
    if (node === undefined) throw new Error('no such node')
    const relation = new Relation({ database: null, schema: null, identifier: null })
    const environment = project.environmentFor(node, {
      resolver: new ParseResolver(relation),
      output: { log: () => undefined, print: () => undefined, warn: () => undefined },
      names: new Map(),
      selectedResources: () => [],
      flags: {},
    })
    expect(environment.vars.get('region', node.package_name)).toBe(expected)
  })
})

describe('macros are found by the search order', () => {
  test('a package finds its own implementation', async () => {
    expect(await callLabel({})).toBe('crm:x')
  })

  test('the root project overrides it', async () => {
    expect(
      await callLabel({ 'macros/l.sql': '{% macro default__label(x) %}root:{{ x }}{% endmacro %}' }),
    ).toBe('root:x')
  })

  test('the one for the adapter goes before the general one', async () => {
    const macros =
      '{% macro default__label(x) %}root:{{ x }}{% endmacro %}{% macro duckdb__label(x) %}duck:{{ x }}{% endmacro %}'
    expect(await callLabel({ 'macros/l.sql': macros })).toBe('duck:x')
  })

  test('dispatch in dbt_project.yml changes the order', async () => {
    expect(
      await callLabel({
        'dbt_project.yml':
          'name: shop\nprofile: shop\ndispatch: [{macro_namespace: crm, search_order: [crm, shop]}]\n',
        'macros/l.sql': '{% macro default__label(x) %}root:{{ x }}{% endmacro %}',
      }),
    ).toBe('crm:x')
  })
})
