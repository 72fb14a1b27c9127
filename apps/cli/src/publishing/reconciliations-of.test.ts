import type { Manifest } from '@waypoint/contracts'
import { expect, test } from 'vitest'
import { reconciledColumns, reconciliationsOf } from './reconciliations-of.ts'

const model = (name: string, reconcile?: unknown) => ({
  resource_type: 'model',
  name,
  alias: name,
  database: 'warehouse',
  schema: 'marts',
  original_file_path: `models/${name}.sql`,
  patch_path: null,
  meta: reconcile === undefined ? {} : { reconcile },
})

const manifest = (reconcile: unknown): Manifest =>
  ({
    nodes: { waterfall: model('waterfall', reconcile), ledger: model('ledger') },
    sources: {
      paid: { source_name: 'bank', name: 'paid', database: 'warehouse', schema: 'raw_bank', identifier: 'p' },
    },
  }) as unknown as Manifest

test('a model names a relation, what both are grouped by, and sums by their names on either side', () => {
  const given = {
    with: 'ledger',
    where: "basis = 'event'",
    by: { month: "date_trunc('month', date)" },
    sums: { ending: 'mrr_cents' },
    tolerance: 0.5,
  }
  expect(reconciliationsOf(manifest(given))).toMatchObject([
    {
      one: { name: 'marts.waterfall', where: "basis = 'event'", sums: [{ sql: 'ending' }] },
      other: {
        name: 'marts.ledger',
        by: [{ sql: "date_trunc('month', date)" }],
        sums: [{ sql: 'mrr_cents' }],
      },
      rows: false,
      tolerance: 0.5,
    },
  ])
  expect([...reconciledColumns(manifest(given))]).toEqual([
    ['marts.waterfall', ['ending']],
    ['marts.ledger', ['mrr_cents']],
  ])
})

test('a source is named by its system, and several relations can be named', () => {
  const both = [
    { with: 'bank.paid', sums: ['cents'] },
    { with: 'ledger', rows: true },
  ]
  expect(reconciliationsOf(manifest(both)).map(({ other, rows }) => [other.name, rows])).toEqual([
    ['raw_bank.p', false],
    ['marts.ledger', true],
  ])
})

test.each([
  [{ with: 'nobody', rows: true }, 'names "nobody"'],
  [{ with: 'ledger' }, 'compares nothing'],
  [{ with: 'ledger', rows: true, sum: ['x'] }, "has 'sum'"],
  [{ with: 'ledger', sums: { a: 1 } }, 'names 1'],
  [{ with: 'ledger', rows: true, tolerance: 'much' }, 'tolerance'],
  ['ledger', 'is "ledger"'],
])('%j is refused with its place', (reconcile, message) => {
  expect(() => reconciliationsOf(manifest(reconcile))).toThrow(
    expect.objectContaining({
      code: 'invalid-reconcile',
      message: expect.stringContaining(message),
      location: { file: 'models/waterfall.sql' },
    }),
  )
})
