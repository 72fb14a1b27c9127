import { describe, expect, test } from 'vitest'
import { manifestOf } from '../test-manifest.ts'
import { parseSelection } from './expression.ts'
import { select, type SelectOptions } from './select.ts'

const CHAIN = manifestOf({
  'model.shop.a': [],
  'model.shop.b': ['model.shop.a'],
  'model.shop.c': ['model.shop.b'],
  'test.shop.unique_b': ['model.shop.b'],
})

const selectors = new Map([
  ['middle', parseSelection(['b'])],
  ['nested', parseSelection(['selector:middle a'])],
  ['round', parseSelection(['selector:back'])],
  ['back', parseSelection(['selector:round'])],
])

const names = (options: SelectOptions): readonly string[] =>
  select(CHAIN, { selectors, ...options }).selected.map((id) => id.split('.').at(-1) ?? '')

describe('a named selector', () => {
  test.each<[string, readonly string[]]>([
    ['selector:middle', ['b', 'unique_b']],
    ['selector:nested', ['a', 'b', 'unique_b']],
    ['selector:middle+', ['b', 'c', 'unique_b']],
    ['+selector:middle,a', ['a']],
  ])('%s names %j', (selector, expected) => {
    expect(names({ select: [selector] })).toEqual(expected)
  })

  test('beats what is selected otherwise', () => {
    expect(names({ selection: parseSelection(['a']), select: ['b'], exclude: ['a'] })).toEqual(['a'])
  })

  test.each([
    ['selector:midle', { code: 'unknown-selector', hint: "Did you mean 'middle'?" }],
    ['selector:round', { code: 'selector-cycle' }],
  ])('%s is refused', (selector, error) => {
    expect(() => names({ select: [selector] })).toThrow(expect.objectContaining(error))
  })
})
