import { expect, test } from 'vitest'
import { type InputReference, inputReference } from './input-reference.ts'

const ref = (name: string, pack: string | null, version: string | null): InputReference => ({
  kind: 'ref',
  args: { name, package: pack, version },
})

test.each<[input: string, reference: InputReference]>([
  ['this', { kind: 'this' }],
  ["ref('orders')", ref('orders', null, null)],
  ['ref( "shop", "orders" )', ref('orders', 'shop', null)],
  ["ref('orders', v=2)", ref('orders', null, '2')],
  ["ref('shop', 'orders', version='2.1')", ref('orders', 'shop', '2.1')],
  ["source('crm', 'accounts')", { kind: 'source', sourceName: 'crm', tableName: 'accounts' }],
])('%s', (input, reference) => expect(inputReference(input, 'a.yml')).toEqual(reference))

test.each(['orders', "source('crm')", 'ref(orders)', "ref('a', 'b', 'c')", ''])(
  '%s names nothing',
  (input) => {
    expect(() => inputReference(input, 'a.yml')).toThrow(/names no relation/)
  },
)
