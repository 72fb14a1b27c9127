import { WaypointError } from '@waypoint/contracts'
import { pruneVersions } from '@waypoint/publishing'
import type { PublishOptions } from '../commands/publish.ts'
import type { Host } from '../host.ts'
import { formatSeconds, plural } from '../terminal/duration.ts'
import { createLiveRegion } from '../terminal/live-region.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { lastRun } from './build-evidence.ts'
import { describePublished, publishWarehouse } from './publish-warehouse.ts'

/** `waypoint publish`: judged by the artifacts of the last run on this workspace. */
export async function publishWorkspace(options: PublishOptions, host: Host): Promise<void> {
  const workspace = workspaceAt(options.dir, host.cwd)
  const live = createLiveRegion(host)
  try {
    const result = await publishWarehouse(workspace, {
      evidence: lastRun(workspace),
      ...(options.override === undefined ? {} : { override: { reason: reasonOf(options.override) } }),
      signal: host.signal,
      onProgress: (text) => live.update([text]),
    })
    live.close()
    if (result.status === 'refused') throw result.error
    const removed = await pruneVersions(workspace.published, options.keep)
    if (options.json === true) host.out(`${JSON.stringify(result, null, 2)}\n`)
    else host.out(`${describePublished(result)}, in ${formatSeconds(result.seconds)}\n`)
    if (removed.length > 0 && options.json !== true) {
      host.out(`${plural(removed.length, 'version')} older than the latest ${options.keep} removed\n`)
    }
  } finally {
    live.close()
  }
}

/** Whoever overrides a gate says why. */
function reasonOf(text: string): string {
  const reason = text.trim()
  if (reason !== '') return reason
  throw new WaypointError({
    code: 'missing-reason',
    message: '--override has no reason',
    hint: 'say why this may be published, as in --override "prices of March were corrected"; it is kept with the version',
  })
}
