import { describe, expect, test } from 'vitest'
import { type CatalogTable, encodeCatalog } from './encode-catalog.ts'

const META = {
  invocationId: 'run',
  generatedAt: new Date('2025-01-01T00:00:00Z'),
  startedAt: new Date('2024-12-31T23:59:00Z'),
  env: {},
}

const ORDERS: CatalogTable = {
  uniqueId: 'model.shop.orders',
  type: 'BASE TABLE',
  database: 'shop',
  schema: 'main',
  name: 'orders',
  comment: null,
  owner: null,
  stats: [],
  columns: [
    { name: 'order_id', index: 1, type: 'INTEGER', comment: null },
    { name: 'paid', index: 2, type: 'DOUBLE', comment: 'In euros' },
  ],
}

describe('catalog.json', () => {
  test('without a database it has every section, and nothing in them', () => {
    expect(JSON.parse(encodeCatalog([], META))).toEqual({
      metadata: {
        dbt_schema_version: 'https://schemas.getdbt.com/dbt/catalog/v1.json',
        dbt_version: '1.12.0',
        generated_at: '2025-01-01T00:00:00.000Z',
        invocation_id: 'run',
        invocation_started_at: '2024-12-31T23:59:00.000Z',
        env: {},
      },
      nodes: {},
      sources: {},
      errors: null,
    })
  })

  test('columns keep their numbers, and sources stand apart from nodes', () => {
    const catalog = JSON.parse(
      encodeCatalog([ORDERS, { ...ORDERS, uniqueId: 'source.shop.raw.orders' }], META),
    )
    expect(Object.keys(catalog.nodes)).toEqual(['model.shop.orders'])
    expect(Object.keys(catalog.sources)).toEqual(['source.shop.raw.orders'])
    expect(catalog.nodes['model.shop.orders']).toMatchObject({
      unique_id: 'model.shop.orders',
      metadata: { type: 'BASE TABLE', database: 'shop', schema: 'main', name: 'orders' },
      columns: { paid: { name: 'paid', type: 'DOUBLE', comment: 'In euros', index: 2 } },
    })
  })
})
