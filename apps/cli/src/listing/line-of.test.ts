import type { Manifest } from '@waypoint/contracts'
import { expect, test } from 'vitest'
import { lineOf, type ListFormat } from './line-of.ts'

const MODEL = {
  unique_id: 'model.shop.orders.v2',
  resource_type: 'model',
  name: 'orders',
  package_name: 'shop',
  fqn: ['shop', 'marts', 'orders', 'v2'],
  original_file_path: 'models/marts/orders_v2.sql',
  alias: 'orders_v2',
  version: 2,
  tags: ['nightly'],
  config: { materialized: 'table', meta: { owner: 'finance' } },
  depends_on: { macros: [], nodes: [] },
}

const SOURCE = {
  unique_id: 'source.shop.crm.deals',
  resource_type: 'source',
  name: 'deals',
  source_name: 'crm',
  package_name: 'shop',
  fqn: ['shop', 'staging', 'crm', 'deals'],
  original_file_path: 'models/sources.yml',
  tags: [],
  config: { enabled: true },
}

const EXPOSURE = {
  ...MODEL,
  unique_id: 'exposure.shop.board',
  resource_type: 'exposure',
  name: 'board',
  version: undefined,
}

const MANIFEST = {
  nodes: { [MODEL.unique_id]: MODEL },
  sources: { [SOURCE.unique_id]: SOURCE },
  exposures: { [EXPOSURE.unique_id]: EXPOSURE },
  metrics: {},
  semantic_models: {},
  saved_queries: {},
  unit_tests: {},
} as unknown as Manifest

test.each<[string, ListFormat, string]>([
  [MODEL.unique_id, { output: 'selector' }, 'shop.marts.orders.v2'],
  [MODEL.unique_id, { output: 'name' }, 'orders.v2'],
  [MODEL.unique_id, { output: 'path' }, 'models/marts/orders_v2.sql'],
  [SOURCE.unique_id, { output: 'selector' }, 'source:shop.crm.deals'],
  [SOURCE.unique_id, { output: 'name' }, 'crm.deals'],
  [EXPOSURE.unique_id, { output: 'selector' }, 'exposure:shop.board'],
  [EXPOSURE.unique_id, { output: 'name' }, 'board'],
  [
    MODEL.unique_id,
    { output: 'json', keys: ['name', 'config.meta.owner', 'config.nothing', 'toString'] },
    '{"name":"orders","config.meta.owner":"finance"}',
  ],
  [
    SOURCE.unique_id,
    { output: 'json' },
    '{"name":"deals","resource_type":"source","package_name":"shop","original_file_path":"models/sources.yml","unique_id":"source.shop.crm.deals","source_name":"crm","config":{"enabled":true},"tags":[]}',
  ],
])('%s as %j is %s', (id, format, expected) => expect(lineOf(id, MANIFEST, format)).toBe(expected))

test('an id that is not in the manifest is no line', () => {
  expect(lineOf('model.shop.gone', MANIFEST, { output: 'name' })).toBeNull()
})
