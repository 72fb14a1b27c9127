import type { Manifest, TestNode } from '@waypoint/contracts'
import { expect, test } from 'vitest'
import { testSentence } from './test-sentence.ts'

const manifest = { nodes: { 'model.shop.orders': { name: 'orders' } }, sources: {} } as unknown as Manifest

function sentence(
  name: string,
  kwargs: Readonly<Record<string, unknown>>,
  more: Partial<TestNode> = {},
): string {
  const generic = name === '' ? null : { name, kwargs, namespace: null }
  const node = {
    name: 'a_test',
    description: '',
    raw_code: '',
    column_name: kwargs['column_name'] ?? null,
    attached_node: 'model.shop.orders',
    depends_on: { nodes: ['model.shop.orders'], macros: [] },
    test_metadata: generic,
    ...more,
  }
  return testSentence(node as unknown as TestNode, manifest)
}

test.each([
  ['unique', { column_name: 'id' }, 'No two rows of orders have the same id.'],
  ['not_null', { column_name: 'id' }, 'orders.id has a value in every row.'],
  [
    'accepted_values',
    { column_name: 'status', values: ['new', 'paid'] },
    'orders.status is one of new, paid.',
  ],
  [
    'relationships',
    { column_name: 'customer_id', to: "ref('customers')", field: 'id' },
    'Every orders.customer_id is among the id of customers.',
  ],
  ['unique_combination', { columns: ['a', 'b'] }, 'No two rows of orders have the same a, b.'],
  ['accepted_range', { column_name: 'n', min_value: 0 }, 'orders.n is at least 0.'],
  ['accepted_range', { column_name: 'n', min_value: 0, max_value: 1 }, 'orders.n is from 0 to 1.'],
  ['expression_is_true', { expression: 'a <= b' }, 'In every row of orders: a <= b.'],
  ['my_own', {}, 'my_own holds for orders.'],
])('%s', (name, kwargs, words) => expect(sentence(name, kwargs)).toBe(words))

test('a singular test says what its comment or its description says', () => {
  const raw_code = '-- Money is kept:\n-- to the cent.\nselect 1'
  expect(sentence('', {}, { raw_code })).toBe('Money is kept: to the cent.')
  expect(sentence('', {}, { raw_code, description: 'Described.' })).toBe('Described.')
})
