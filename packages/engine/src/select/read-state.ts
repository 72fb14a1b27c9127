import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeManifest, decodeRunResults, decodeSources } from '@waypoint/artifacts'
import { WaypointError } from '@waypoint/contracts'
import type { PreviousState, SourceTimes } from '@waypoint/graph'

/**
 * The artifacts of an earlier invocation, dbt's or ours. Each is read when it is first asked for: a manifest
 * is large, and most invocations that name a state need one file of it.
 */
export function readState(folder: string, targetPath: string): PreviousState {
  if (!existsSync(folder)) {
    throw new WaypointError({
      code: 'missing-state',
      message: `The folder of the earlier state does not exist: ${folder}`,
      location: { file: folder },
      hint: 'Give --state the folder of an earlier manifest.json, for example a copy of target/.',
    })
  }
  const manifest = once(() => readArtifact(folder, 'manifest.json', decodeManifest))
  const statuses = once(() => {
    const run = readArtifact(folder, 'run_results.json', decodeRunResults)
    return run === undefined
      ? undefined
      : new Map(run.results.map((result) => [result.uniqueId, result.status]))
  })
  const loadedAt = once((): SourceTimes | undefined => {
    const before = readArtifact(folder, 'sources.json', decodeSources)
    const now = readArtifact(targetPath, 'sources.json', decodeSources)
    return before === undefined || now === undefined ? undefined : { before, now }
  })
  return {
    get manifest() {
      return manifest()
    },
    get statuses() {
      return statuses()
    },
    get loadedAt() {
      return loadedAt()
    },
  }
}

function readArtifact<T>(
  folder: string,
  name: string,
  decode: (text: string, file: string) => T,
): T | undefined {
  const file = join(folder, name)
  return existsSync(file) ? decode(readFileSync(file, 'utf8'), file) : undefined
}

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined
  return () => {
    known ??= { value: read() }
    return known.value
  }
}
