import type { TestNode } from '@waypoint/contracts'
import { describe, expect, test } from 'vitest'
import { planNode } from '../fixtures/plan-nodes.ts'
import type { PlanStep } from '../plan/plan.ts'
import { fusedGroups, isFusable } from './fusable-tests.ts'

function testOf(id: string, model: string): TestNode {
  const node = planNode(id)
  if (node.resource_type !== 'test') throw new Error(`${id} is no test`)
  return { ...node, test_metadata: { name: 'unique', namespace: null, kwargs: { model } } }
}

function step(uniqueId: string, dependsOn: readonly string[] = []): PlanStep {
  return {
    uniqueId,
    resourceType: 'test',
    name: uniqueId,
    action: 'test',
    description: '',
    relationName: null,
    dependsOn,
    priority: 0,
  }
}

function groups(steps: readonly (readonly [PlanStep, model: string])[]): readonly (readonly string[])[] {
  const models = new Map(steps.map(([{ uniqueId }, model]) => [uniqueId, model]))
  const found = fusedGroups(
    steps.map(([each]) => each),
    ({ uniqueId }) => testOf(uniqueId, models.get(uniqueId) ?? ''),
  )
  const names = [...new Set(found.values())]
  return names.map((name) => [...found.keys()].filter((id) => found.get(id) === name))
}

describe('fusedGroups', () => {
  test('tests of one relation are together, a single one stays alone', () => {
    expect(
      groups([
        [step('t_1'), 'orders'],
        [step('t_2'), 'customers'],
        [step('t_3'), 'orders'],
      ]),
    ).toEqual([['t_1', 't_3']])
  })

  test('tests that wait for different steps are not', () => {
    expect(
      groups([
        [step('t_1', ['a', 'b']), 'orders'],
        [step('t_2', ['b', 'a']), 'orders'],
        [step('t_3', ['a']), 'orders'],
      ]),
    ).toEqual([['t_1', 't_2']])
  })

  test('a group has an end', () => {
    const many = Array.from({ length: 130 }, (_, index) => [step(`t_${index}`), 'orders'] as const)
    expect(groups(many).map((members) => members.length)).toEqual([64, 64, 2])
  })
})

describe('isFusable', () => {
  const node = testOf('t_1', 'orders')
  const bringing = { ...node, config: { ...node.config, sql_header: 'set x = 1' } }

  test.each([
    ['a test', node, false, true],
    ['one that keeps its failing rows', node, true, false],
    ['one with a header of its own', bringing, false, false],
    ['a model', planNode('orders'), false, false],
  ] as const)('%s', (_, each, storesFailures, fusable) => {
    expect(isFusable(each, storesFailures)).toBe(fusable)
  })
})
