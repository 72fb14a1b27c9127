import { expect, test } from 'vitest'
import { compareSources, compareWithContract } from './compare-sources.ts'

const before = {
  raw_shop: { order: { id: 'BIGINT', total: 'BIGINT', note: 'VARCHAR' }, item: { id: 'BIGINT' } },
}
const after = {
  raw_shop: { order: { id: 'BIGINT', total: 'DOUBLE', city: 'VARCHAR' }, coupon: { id: 'BIGINT' } },
  raw_crm: { account: { id: 'VARCHAR' } },
}

test('new, missing and retyped columns and tables', () => {
  expect(compareSources(before, after)).toEqual([
    {
      schema: 'raw_shop',
      table: 'order',
      kind: 'retyped-column',
      column: 'total',
      from: 'BIGINT',
      to: 'DOUBLE',
    },
    { schema: 'raw_shop', table: 'order', kind: 'missing-column', column: 'note', from: 'VARCHAR' },
    { schema: 'raw_shop', table: 'order', kind: 'new-column', column: 'city', to: 'VARCHAR' },
    { schema: 'raw_shop', table: 'item', kind: 'missing-table' },
    { schema: 'raw_shop', table: 'coupon', kind: 'new-table' },
  ])
  expect(compareSources(after, after)).toEqual([])
})

test('a contract names types in the words of any database, and of sources in use only', () => {
  const columns = [
    { name: 'ID', type: 'int' },
    { name: 'total', type: 'numeric(12,2)' },
    { name: 'city', type: 'text' },
    { name: 'paid_at', type: 'timestamptz' },
    { name: 'any', type: null },
  ]
  expect(
    compareWithContract(
      [
        { schema: 'raw_shop', table: 'order', columns },
        { schema: 'raw_shop', table: 'item', columns: [] },
        { schema: 'raw_shop', table: 'coupon', columns: [{ name: 'id', type: 'text' }] },
        { schema: 'raw_stripe', table: 'invoice', columns },
      ],
      after,
    ),
  ).toEqual([
    { schema: 'raw_shop', table: 'order', kind: 'missing-column', column: 'paid_at', from: 'timestamptz' },
    { schema: 'raw_shop', table: 'order', kind: 'missing-column', column: 'any', from: null },
    { schema: 'raw_shop', table: 'item', kind: 'missing-table' },
    { schema: 'raw_shop', table: 'coupon', kind: 'retyped-column', column: 'id', from: 'text', to: 'BIGINT' },
  ])
})
