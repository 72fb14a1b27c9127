import type { NodeResult } from '@waypoint/contracts'
import type { Plan } from '../plan/plan.ts'
import type { RunState } from '../run-state.ts'
import { type ChangeOptions, openChanges } from './open-changes.ts'

interface WatchedRun<T> extends ChangeOptions {
  /** The hooks of on-run-start as they ran. */
  readonly hooks: readonly NodeResult[]
  readonly run: (state: RunState) => Promise<T>
}

/** Runs a plan while it is watched what need not run, and what was built. */
export async function withChanges<T>(plan: Plan, state: RunState, watched: WatchedRun<T>): Promise<T> {
  const changes = await openChanges(plan, state, watched)
  if (changes === undefined) return watched.run(state)
  changes.started(watched.hooks)
  try {
    return await watched.run({ ...state, changes })
  } finally {
    changes.close()
  }
}
