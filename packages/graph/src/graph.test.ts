import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCycle } from './cycle.ts'
import { graphOf } from './graph.ts'
import { editDistance, nearestName } from './nearest.ts'
import { subgraph, topologicalOrder } from './order.ts'
import { ancestors, descendants } from './walk.ts'

/** a ← b ← c ← d, and e by itself: b needs a. */
const CHAIN = graphOf(
  new Map([
    ['d', ['c']],
    ['c', ['b']],
    ['b', ['a', 'not there']],
    ['a', []],
    ['e', []],
  ]),
)

describe('a graph', () => {
  test('leaves out what is not there', () => {
    expect(CHAIN.parents.get('b')).toEqual(['a'])
  })

  test('is ordered dependencies first', () => {
    expect(topologicalOrder(CHAIN)).toEqual(['a', 'e', 'b', 'c', 'd'])
  })

  test.each([
    ['c', 1, ['b']],
    ['d', 2, ['c', 'b']],
    ['d', Infinity, ['c', 'b', 'a']],
    ['e', Infinity, []],
  ])('ancestors of %s within %d steps', (id, depth, expected) => {
    expect([...ancestors(CHAIN, [id], depth)]).toEqual(expected)
  })

  test('descendants', () => {
    expect([...descendants(CHAIN, ['b'])]).toEqual(['c', 'd'])
  })

  test('keeps the order among some across those left out', () => {
    expect(subgraph(CHAIN, new Set(['a', 'd', 'e'])).parents).toEqual(
      new Map([
        ['a', []],
        ['e', []],
        ['d', ['a']],
      ]),
    )
  })

  test('without a cycle has none', () => {
    expect(findCycle(CHAIN)).toBeNull()
  })

  test('tells a cycle as a closed path', () => {
    const cyclic = graphOf(
      new Map([
        ['x', ['a']],
        ['a', ['c']],
        ['b', ['a']],
        ['c', ['b']],
      ]),
    )
    expect(findCycle(cyclic)).toEqual(['a', 'c', 'b', 'a'])
  })

  test('either has an order of all its members or a cycle whose every step is a dependency', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const edges = fc.dictionary(fc.constantFrom(...ids), fc.subarray(ids))
    fc.assert(
      fc.property(edges, (written) => {
        const graph = graphOf(new Map(ids.map((id) => [id, written[id] ?? []])))
        const cycle = findCycle(graph)
        const order = topologicalOrder(graph)
        if (cycle === null) {
          expect(order).toHaveLength(ids.length)
          for (const [id, parents] of graph.parents) {
            for (const parent of parents) expect(order.indexOf(parent)).toBeLessThan(order.indexOf(id))
          }
        } else {
          expect(cycle[0]).toBe(cycle.at(-1))
          cycle.slice(0, -1).forEach((id, index) => {
            expect(graph.parents.get(id)).toContain(cycle[index + 1])
          })
        }
      }),
    )
  })
})

describe('the nearest name', () => {
  test.each([
    ['stg_order', 'stg_orders'],
    ['materialised', 'materialized'],
    ['not_nul', 'not_null'],
    ['cusotmers', 'customers'],
    ['something_else', undefined],
    ['a', undefined],
  ])('of %s is %s', (name, expected) => {
    expect(nearestName(name, ['stg_orders', 'customers', 'materialized', 'not_null', 'b'])).toBe(expected)
  })

  test('distance is symmetric and zero only for equal names', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (left, right) => {
        expect(editDistance(left, right)).toBe(editDistance(right, left))
        expect(editDistance(left, right) === 0).toBe(left === right)
      }),
    )
  })
})
