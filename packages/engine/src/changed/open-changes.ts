import type { Plan } from '../plan/plan.ts'
import type { RunState } from '../run-state.ts'
import { BuildLog } from './build-log.ts'
import { ChangeTracker } from './change-tracker.ts'
import { buildsRelation, type Changes } from './changes.ts'
import { RecordFile } from './record-file.ts'

export interface ChangeOptions {
  /** `--changed`. */
  readonly changed: boolean
  /** Absolute; holds the records. */
  readonly targetPath: string
}

/** Undefined where nothing is on record and nothing is to be. */
export async function openChanges(
  plan: Plan,
  state: RunState,
  { changed, targetPath }: ChangeOptions,
): Promise<Changes | undefined> {
  if (plan.command === 'compile' || (!changed && !plan.steps.some(buildsRelation))) return undefined
  const log = await BuildLog.open(state, { create: changed })
  if (log === null) return undefined
  if (!changed) return forgetting(log)
  return new ChangeTracker(log, new RecordFile(targetPath, state.project.profile), state)
}

/** A run without `--changed` builds everything; what it touches is on record no longer. */
function forgetting(log: BuildLog): Changes {
  return {
    started: () => undefined,
    watch: (_uniqueId, environment) => environment,
    reuse: async (step, worker) => {
      if (buildsRelation(step)) await log.strikeOff(step.relationName ?? '', worker)
      return null
    },
    finished: async () => undefined,
    close: () => undefined,
  }
}
