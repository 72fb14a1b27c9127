import { expect, test } from 'vitest'
import type { PlanStep } from '../plan/plan.ts'
import { tasksOf } from './fused-tasks.ts'

function step(uniqueId: string, dependsOn: readonly string[], group?: string): PlanStep {
  return {
    uniqueId,
    resourceType: 'test',
    name: uniqueId,
    action: 'test',
    description: uniqueId,
    relationName: null,
    dependsOn,
    priority: dependsOn.length,
    ...(group === undefined ? {} : { group }),
  }
}

test('steps of one group are one task, for which others wait', () => {
  const steps = [step('a', []), step('t1', ['a'], 'g'), step('t2', ['a'], 'g'), step('b', ['a', 't1', 't2'])]
  expect(
    tasksOf(steps).map(({ id, dependsOn, priority, steps: members }) => [
      id,
      dependsOn,
      priority,
      members.map(({ uniqueId }) => uniqueId),
    ]),
  ).toEqual([
    ['a', [], 0, ['a']],
    ['g', ['a'], 1, ['t1', 't2']],
    ['b', ['a', 'g'], 3, ['b']],
  ])
})
