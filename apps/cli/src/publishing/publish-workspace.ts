import type { Host } from '../host.ts'
import type { WorkspaceOptions } from '../options/workspace-options.ts'
import { formatSeconds } from '../terminal/duration.ts'
import { createLiveRegion } from '../terminal/live-region.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { lastRun } from './build-evidence.ts'
import { describePublished, publishWarehouse } from './publish-warehouse.ts'

/** `waypoint publish`: judged by the artifacts of the last run on this workspace. */
export async function publishWorkspace(options: WorkspaceOptions, host: Host): Promise<void> {
  const workspace = workspaceAt(options.dir, host.cwd)
  const live = createLiveRegion(host)
  try {
    const result = await publishWarehouse(workspace, {
      evidence: lastRun(workspace),
      signal: host.signal,
      onProgress: (text) => live.update([text]),
    })
    live.close()
    if (result.status === 'refused') throw result.error
    if (options.json === true) host.out(`${JSON.stringify(result, null, 2)}\n`)
    else host.out(`${describePublished(result)}, in ${formatSeconds(result.seconds)}\n`)
  } finally {
    live.close()
  }
}
