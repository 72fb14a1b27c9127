import { WaypointError } from '@waypoint/contracts'
import type { FoundProject, ProjectContent } from '../load-project.ts'
import { makeState } from '../make-state.ts'
import type { Problems } from '../problems/problems.ts'
import { DocIndex } from '../resolve/doc-index.ts'
import { metadataOf } from '../resolve/resolve-project.ts'
import type { ResolveState } from '../resolve/resolve-state.ts'
import { type OpenCache, openCache, writeCache } from './cache-files.ts'
import type { CacheIndex } from './cache-index.ts'
import { cachedMacros } from './cached-macros.ts'
import { cachedManifest } from './cached-manifest.ts'
import { codeStartsOf } from './code-starts.ts'
import { compareFiles, identity } from './file-changes.ts'
import { flagsFingerprint, hasSameVariables, settingsFingerprint } from './fingerprint.ts'
import { revisionsOf } from './revisions.ts'
import { updateProject } from './update-project.ts'

/** What was parsed before with what changed since; undefined where the whole project has to be read. */
export function resumeProject(
  dir: string,
  found: FoundProject,
  problems: Problems,
): ProjectContent | undefined {
  const cache = openCache(dir)
  if (cache === undefined || !isCurrent(cache.index, found)) return undefined
  const { index } = cache
  const changes = compareFiles(found.files, found.stamps, index)
  const state = stateOf(cache, found, problems)
  const before = cachedManifest(cache, metadataOf(state))
  if (changes.changed.length > 0 || changes.removed.length > 0) {
    return updateProject({ dir, found, cache, before, changes }, state)
  }
  if (changes.touched) {
    writeCache(dir, () => ({ ...index, readAt: found.readAt, files: restamped(index, found) }))
  }
  return {
    state,
    manifest: before.manifest,
    warnings: [...problems.warnings, ...index.warnings.map((details) => new WaypointError(details))],
    codeStart: codeStartsOf(index.codeStarts),
    ...revisionsOf(index),
  }
}

function isCurrent(index: CacheIndex, { settings, options }: FoundProject): boolean {
  return (
    index.settings === settingsFingerprint(options, settings) &&
    (index.flags === null || index.flags === flagsFingerprint(options)) &&
    hasSameVariables(index, options.env)
  )
}

function stateOf(cache: OpenCache, { settings, options }: FoundProject, problems: Problems): ResolveState {
  const { index } = cache
  const state: ResolveState = makeState(settings, {
    macros: cachedMacros(index.macros, index.files),
    docs: () => {
      const { docs } = cachedManifest(cache, metadataOf(state)).manifest
      return new DocIndex(Object.values(docs), settings.root.name)
    },
    options,
    problems,
  })
  return state
}

/** Files that were written again with the content they had. */
function restamped(index: CacheIndex, { files, stamps }: FoundProject): CacheIndex['files'] {
  const now = new Map(files.map((file, position) => [identity(file), stamps[position] ?? null]))
  return index.files.map((file) => ({ ...file, ...now.get(identity(file)) }))
}
