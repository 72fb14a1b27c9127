import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import { withProcessLock } from '@waypoint/publishing'
import type { Workspace } from '../workspace/workspace.ts'

/** One schedule at a time for a workspace: two would run every job twice. */
export function withScheduleLock<T>({ dir }: Workspace, work: () => Promise<T>): Promise<T> {
  mkdirSync(dir, { recursive: true })
  const taken = (pid: number) =>
    new WaypointError({
      code: 'schedule-running',
      message: `Process ${pid} runs a schedule on ${dir} already.`,
      hint: 'Stop it first, or run a single job beside it with --job.',
    })
  return withProcessLock({ path: join(dir, '.schedule'), taken }, work)
}
