import { WaypointError } from '@waypoint/contracts'
import { lockPath } from './layout.ts'
import { withProcessLock } from './process-lock.ts'

/** One publish at a time per folder. */
export function withPublishLock<T>(dir: string, work: () => Promise<T>): Promise<T> {
  return withProcessLock({ path: lockPath(dir), taken: running }, work)
}

function running(pid: number): WaypointError {
  return new WaypointError({
    code: 'publish-running',
    message: `Process ${pid} is publishing to the same folder.`,
    hint: 'Wait until it has ended, then publish again.',
  })
}
