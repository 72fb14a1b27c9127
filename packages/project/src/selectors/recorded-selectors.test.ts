import { expect, test } from 'vitest'
import { recordedSelectors } from './recorded-selectors.ts'

test.each<[unknown, unknown]>([
  ['orders', { method: 'fqn', value: 'orders' }],
  ['models/marts', { method: 'path', value: 'models/marts' }],
  ['2+tag:nightly+', { parents: true, parents_depth: '2', method: 'tag', value: 'nightly', children: true }],
  ['@config.materialized:view', { childrens_parents: true, method: 'config.materialized', value: 'view' }],
  [{ tag: 'nightly' }, { method: 'tag', value: 'nightly' }],
  [
    { method: 'path', value: 'models', children: true, children_depth: 1 },
    { method: 'path', value: 'models', children: true, children_depth: 1 },
  ],
  [
    { union: ['orders', { exclude: [{ tag: 'slow' }] }] },
    { union: [{ method: 'fqn', value: 'orders' }, { exclude: [{ method: 'tag', value: 'slow' }] }] },
  ],
  [
    { intersection: [{ method: 'selector', value: 'first' }, 'b'] },
    {
      intersection: [
        { method: 'selector', value: 'first' },
        { method: 'fqn', value: 'b' },
      ],
    },
  ],
])('%j is recorded as %j', (definition, expected) => {
  const first = { name: 'first', definition: 'a' }
  const recorded = recordedSelectors({ first, it: { name: 'it', definition } })
  expect(recorded.it).toEqual({ name: 'it', definition: expected })
})
