import type { Task } from '../execute/scheduler.ts'
import type { PlanStep } from '../plan/plan.ts'

/** What one worker does at a time: a step, tests that are run together, or a relation with the tests that audit it. */
export interface StepsTask extends Task {
  readonly steps: readonly PlanStep[]
}

/** Makes one task of each audit, of each group of steps and of every other step. */
export function tasksOf(steps: readonly PlanStep[]): readonly StepsTask[] {
  const members = new Map<string, PlanStep[]>()
  const taskOf = new Map<string, string>()
  for (const step of steps) {
    const id = step.audit ?? step.group ?? step.uniqueId
    taskOf.set(step.uniqueId, id)
    const known = members.get(id)
    if (known === undefined) members.set(id, [step])
    else known.push(step)
  }
  return [...members].map(([id, together]) => ({
    id,
    steps: together,
    dependsOn: [
      ...new Set(together.flatMap((step) => step.dependsOn.map((each) => taskOf.get(each) ?? each))),
    ].filter((each) => each !== id),
    priority: Math.max(...together.map((step) => step.priority)),
  }))
}
