import type { Manifest } from '@waypoint/contracts'
import { describe, expect, test } from 'vitest'
import { renderDocs } from './render-docs.ts'
import { resourcesOf } from './resources-of.ts'

const SHARED = { package_name: 'shop', description: '', tags: [], config: {}, columns: {} }

const ORDERS = {
  ...SHARED,
  unique_id: 'model.shop.orders',
  resource_type: 'model',
  name: 'orders',
  original_file_path: 'models/orders.sql',
  description: 'Orders <paid> & "sent"',
  relation_name: '"shop"."main"."orders"',
  config: { materialized: 'table' },
  columns: { Order_ID: { name: 'Order_ID', description: 'Key', data_type: 'integer' } },
  docs: { show: true },
  raw_code: 'select 1 < 2',
  version: 2,
}

const HIDDEN = { ...ORDERS, unique_id: 'model.shop.draft', name: 'draft', docs: { show: false } }

const testOf = (name: string, column: string | null): Readonly<Record<string, unknown>> => ({
  ...SHARED,
  unique_id: `test.shop.${name}`,
  resource_type: 'test',
  name,
  test_metadata: { name: 'not_null' },
  column_name: column,
  attached_node: 'model.shop.orders',
})

const DEALS = {
  ...SHARED,
  unique_id: 'source.shop.crm.deals',
  resource_type: 'source',
  name: 'deals',
  source_name: 'crm',
  original_file_path: 'models/sources.yml',
}

const byId = <Node extends { readonly unique_id?: unknown }>(...nodes: Node[]): Record<string, Node> =>
  Object.fromEntries(nodes.map((node) => [String(node.unique_id), node]))

const MANIFEST = {
  metadata: { adapter_type: 'duckdb' },
  nodes: {
    ...byId(ORDERS, HIDDEN),
    ...byId(testOf('not_null_orders', 'order_id'), testOf('orders_add_up', null)),
  },
  sources: byId(DEALS),
  macros: {},
  exposures: {},
  metrics: {},
  semantic_models: {},
  saved_queries: {},
  unit_tests: {},
  parent_map: { 'model.shop.orders': ['source.shop.crm.deals', 'model.shop.draft'] },
  child_map: {
    'model.shop.orders': ['test.shop.not_null_orders', 'test.shop.orders_add_up'],
    'source.shop.crm.deals': ['model.shop.orders'],
  },
} as unknown as Manifest

describe('what the documentation shows', () => {
  const [orders, deals, ...others] = resourcesOf(MANIFEST)

  test('models and sources by the names that one would write, without what is hidden', () => {
    expect([orders?.name, deals?.name]).toEqual(['orders.v2', 'crm.deals'])
    expect(others).toEqual([])
  })

  test('tests stand with their column, whatever its case, or with the resource', () => {
    expect(orders?.columns).toEqual([
      { name: 'Order_ID', type: 'integer', description: 'Key', tests: ['not_null'] },
    ])
    expect(orders?.tests).toEqual(['orders_add_up'])
  })

  test('lineage leads to what is shown', () => {
    expect(orders?.parents).toEqual(['source.shop.crm.deals'])
    expect(deals?.children).toEqual(['model.shop.orders'])
  })
})

describe('the page', () => {
  const page = renderDocs({
    name: 'shop',
    generatedAt: '2025-01-01T00:00:00.000Z',
    resources: resourcesOf(MANIFEST),
  })

  test('has an article for each resource, with links between them', () => {
    expect(page).toContain('<article id="model.shop.orders"')
    expect(page).toContain('<a href="#source.shop.crm.deals">crm.deals</a>')
  })

  test('shows descriptions and code as text', () => {
    expect(page).toContain('Orders &lt;paid&gt; &amp; &quot;sent&quot;')
    expect(page).toContain('select 1 &lt; 2')
    expect(page).not.toContain('<paid>')
  })

  test('names nothing outside of itself', () => {
    expect(page).not.toMatch(/(?:src|href)="(?!#)/)
    expect(page).not.toMatch(/https?:/)
  })
})
