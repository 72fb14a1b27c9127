import { WaypointError } from '@waypoint/contracts'
import type { PublishResult } from '@waypoint/publishing'
import type { PublishOptions } from '../commands/publish.ts'
import { projectPlaces } from '../engine/project-places.ts'
import type { Host } from '../host.ts'
import { formatSeconds, plural } from '../terminal/duration.ts'
import { createLiveRegion, type LiveRegion } from '../terminal/live-region.ts'
import { type BuildEvidence, lastRun } from './build-evidence.ts'
import { type Store, withStore } from './open-store.ts'
import { publishDatabase } from './publish-database.ts'
import { describePublished, publishWarehouse, SERVING_SCHEMAS } from './publish-warehouse.ts'

/** `waypoint publish`: judged by the artifacts of the last run on this workspace, or on the target. */
export async function publishWorkspace(options: PublishOptions, host: Host): Promise<void> {
  const live = createLiveRegion(host)
  try {
    const override =
      options.override === undefined ? {} : { override: { reason: reasonOf(options.override) } }
    await withStore(options, host, async (store) => {
      const evidence = await evidenceFor(store, options, host)
      const result = await publishStore(store, { evidence, options, override, host, live })
      live.close()
      if (result.status === 'refused') throw result.error
      const { removed, held } = await store.versions.prune(options.keep)
      if (options.json === true) return host.out(`${JSON.stringify(result, null, 2)}\n`)
      host.out(`${describePublished(result)}, in ${formatSeconds(result.seconds)}\n`)
      if (removed.length > 0) {
        host.out(`${plural(removed.length, 'version')} older than the latest ${options.keep} removed\n`)
      }
      if (held.length > 0) {
        host.err(
          `${plural(held.length, 'older version')} kept for now: somebody reads or has built on them\n`,
        )
      }
    })
  } finally {
    live.close()
  }
}

interface Asked {
  readonly evidence: BuildEvidence
  readonly options: PublishOptions
  readonly override: { readonly override?: { readonly reason: string } }
  readonly host: Host
  readonly live: LiveRegion
}

function publishStore(
  store: Store,
  { evidence, options, override, host, live }: Asked,
): Promise<PublishResult> {
  const request = {
    evidence,
    schemas: options.schema ?? SERVING_SCHEMAS,
    ...override,
    signal: host.signal,
    onProgress: (text: string) => live.update([text]),
  }
  return store.kind === 'files' ? publishWarehouse(store.workspace, request) : publishDatabase(store, request)
}

async function evidenceFor(store: Store, options: PublishOptions, host: Host): Promise<BuildEvidence> {
  if (store.kind === 'files') return lastRun(store.workspace.target)
  const { targetPath } = await projectPlaces(options, host)
  const evidence = lastRun(targetPath)
  const built = evidence.manifest.metadata['adapter_type']
  if (built === store.adapter.type) return evidence
  throw new WaypointError({
    code: 'nothing-built',
    message: `the last build was on ${built}, not on the target ${store.target}`,
    hint: `run \`waypoint build --target ${store.target}\` first`,
  })
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
