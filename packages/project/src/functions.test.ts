import { describe, expect, test } from 'vitest'
import { type Files, loadFiles, mistakesIn } from './test-project.ts'

const FUNCTION = (further: string): string => `functions:
  - name: as_euro
    arguments:
      - {name: amount, data_type: double${further}}
      - {name: places, data_type: integer}
    returns: {data_type: varchar}
`

const SHOP: Files = {
  'functions/text/as_euro.sql': "'€ ' || amount",
  'functions/text/functions.yml': FUNCTION(''),
  'models/orders.sql': "select {{ function('as_euro') }}(1, 2) as paid",
}

describe('a user-defined function', () => {
  test('is a node with the signature that YAML gives it', async () => {
    const { manifest } = await loadFiles(SHOP)
    expect(manifest.nodes['function.shop.as_euro']).toMatchObject({
      resource_type: 'function',
      fqn: ['shop', 'text', 'as_euro'],
      relation_name: '"shop"."main"."as_euro"',
      config: { materialized: 'function', type: 'scalar' },
      arguments: [
        { name: 'amount', data_type: 'double', description: '', default_value: null },
        { name: 'places', data_type: 'integer', description: '', default_value: null },
      ],
      returns: { data_type: 'varchar', description: '' },
    })
  })

  test('is a parent of whoever calls it', async () => {
    const { manifest } = await loadFiles(SHOP)
    expect(manifest.nodes['model.shop.orders']).toMatchObject({
      functions: [['as_euro']],
      depends_on: { nodes: ['function.shop.as_euro'] },
    })
    expect(manifest.child_map['function.shop.as_euro']).toEqual(['model.shop.orders'])
  })

  test('lies where function-paths says and is configured under functions:', async () => {
    const { manifest } = await loadFiles({
      'dbt_project.yml':
        'name: shop\nprofile: shop\nfunction-paths: [udfs]\nfunctions: {shop: {+schema: tools, +volatility: stable}}\n',
      'udfs/as_euro.sql': "'€ ' || amount",
    })
    expect(manifest.nodes['function.shop.as_euro']).toMatchObject({
      original_file_path: 'udfs/as_euro.sql',
      schema: 'main_tools',
      config: { volatility: 'stable' },
    })
  })
})

test.each<[string, Files, readonly [code: string, place: string, hint: string]]>([
  [
    'a misspelt function',
    { ...SHOP, 'models/orders.sql': "select {{ function('as_eur') }}(1, 2)" },
    ['missing-function', 'models/orders.sql:1:11', "Did you mean function('as_euro')?"],
  ],
  [
    'a function that is disabled',
    { ...SHOP, 'functions/text/as_euro.sql': "{{ config(enabled=false) }} '€ ' || amount" },
    ['disabled-ref', 'models/orders.sql:1:11', 'Enable it, or disable what depends on it too.'],
  ],
  [
    'an argument without a default behind one that has',
    { ...SHOP, 'functions/text/functions.yml': FUNCTION(', default_value: 1') },
    ['invalid-function', 'functions/text/functions.yml:5:', 'Put arguments with a default_value last.'],
  ],
])('%s is reported where it is', async (_name, files, [code, place, hint]) => {
  const [mistake] = await mistakesIn(files)
  expect(mistake).toMatchObject({ code, hint })
  expect(mistake?.place).toContain(place)
})
