import type { Manifest } from '@waypoint/contracts'
import { graphOf } from '@waypoint/graph'
import { expect, test } from 'vitest'
import { withTestGates } from './test-gates.ts'

const manifest = {
  nodes: {
    a: { resource_type: 'model' },
    b: { resource_type: 'model' },
    c: { resource_type: 'model' },
    t: { resource_type: 'test' },
    both: { resource_type: 'test' },
  },
  exposures: { exposure: {} },
  semantic_models: { semantics: {} },
  saved_queries: { query: {} },
} as unknown as Manifest

const graph = graphOf(
  new Map([
    ['a', []],
    ['b', ['a']],
    ['c', ['a', 'b']],
    ['t', ['a']],
    ['both', ['a', 'b']],
    ['exposure', ['a']],
    ['semantics', ['a', 'b']],
    ['query', ['semantics']],
  ]),
)

const gatesOf = (id: string, ...selected: readonly string[]): readonly string[] =>
  (withTestGates(graph, new Set(selected), manifest).parents.get(id) ?? []).filter((each) =>
    ['t', 'both'].includes(each),
  )

test('what reads a tested model waits for its tests', () => {
  expect(gatesOf('b', 't')).toEqual(['t'])
  expect(gatesOf('c', 't', 'both')).toEqual(['t', 'both'])
  expect(gatesOf('b', 'both')).toEqual([])
  expect(gatesOf('t', 't', 'both')).toEqual([])
})

test('tests that are not selected hold nothing up', () => expect(gatesOf('b')).toEqual([]))

test('exposures and saved queries do not wait for tests', () => {
  expect(gatesOf('exposure', 't')).toEqual([])
  expect(gatesOf('semantics', 't', 'both')).toEqual([])
  expect(gatesOf('query', 't', 'both')).toEqual([])
})
