import type { Manifest } from '@waypoint/contracts'
import { expect, test } from 'vitest'
import { dataDictionary } from './data-dictionary.ts'
import { sourceMap } from './source-map.ts'

const model = (name: string, folder: string, columns: Readonly<Record<string, string>>) => ({
  resource_type: 'model',
  unique_id: `model.shop.${name}`,
  name,
  alias: name,
  schema: folder.split('/')[0],
  original_file_path: `models/${folder}/${name}.sql`,
  description: `All ${name}. One row per order.`,
  columns: Object.fromEntries(
    Object.entries(columns).map(([column, description]) => [column, { name: column, description }]),
  ),
})

const manifest = {
  nodes: {
    'model.shop.stg_orders': model('stg_orders', 'staging/till', { cents: 'Amount.' }),
    'model.shop.orders': model('orders', 'marts/finance', { order_id: 'Number.', amount: 'Euros | cents.' }),
    'test.shop.unique': {
      resource_type: 'test',
      attached_node: 'model.shop.orders',
      column_name: 'order_id',
      test_metadata: { name: 'unique', kwargs: {} },
    },
  },
  sources: { 'source.shop.till.orders': { schema: 'raw_till', identifier: 'orders' } },
  child_map: { 'model.shop.orders': ['test.shop.unique'] },
} as unknown as Manifest

test('what readers see is described by column, the rest in a line', () => {
  expect(dataDictionary(manifest)).toMatch(
    /## Marts, finance\n\n### marts\.orders\n\nAll orders\. One row per order\.\n\nKey: `order_id`\.\n\n\| column \| what it holds \|\n\|---\|---\|\n\| `order_id` \| Number\. \|\n\| `amount` \| Euros \\\| cents\. \|\n\n## Staging, till\n\n\| model \| what it is \|/,
  )
})

const inputs = (...sources: readonly (readonly [string, string])[]) => ({
  isCopy: false,
  sources: sources.map(([node, column]) => ({ node, column })),
})

test('a column is led back to raw columns, without what the connector added', () => {
  const graph = new Map([
    ['model.shop.orders', new Map([['amount', inputs(['model.shop.stg_orders', 'cents'])]])],
    [
      'model.shop.stg_orders',
      new Map([
        [
          'cents',
          inputs(['source.shop.till.orders', 'cents'], ['source.shop.till.orders', '_fivetran_synced']),
        ],
      ]),
    ],
  ])
  expect(sourceMap(manifest, { graph })).toContain(
    '### marts.orders\n\nFrom `raw_till.orders`.\n\n| column | comes from |\n|---|---|\n| `order_id` | – |\n| `amount` | `raw_till.orders.cents` |\n',
  )
})
