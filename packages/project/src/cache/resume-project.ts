import { WaypointError } from '@waypoint/contracts'
import type { FoundProject, ProjectContent } from '../load-project.ts'
import { makeState } from '../make-state.ts'
import type { Problems } from '../problems/problems.ts'
import { DocIndex } from '../resolve/doc-index.ts'
import { metadataOf } from '../resolve/resolve-project.ts'
import type { ResolveState } from '../resolve/resolve-state.ts'
import { type OpenCache, openCache, writeCache } from './cache-files.ts'
import type { CacheIndex } from './cache-index.ts'
import { writeLists } from './cached-lists.ts'
import { cachedMacros } from './cached-macros.ts'
import { cachedManifest } from './cached-manifest.ts'
import { codeStartsOf } from './code-starts.ts'
import { compareFiles, hasSameFiles } from './file-changes.ts'
import { fileColumns, type FileStamp } from './file-columns.ts'
import {
  credentialsFingerprint,
  flagsFingerprint,
  hasSameVariables,
  settingsFingerprint,
} from './fingerprint.ts'
import { revisionsOf } from './revisions.ts'
import { readSections } from './sections.ts'
import { updateProject } from './update-project.ts'

/** What was parsed before with what changed since; undefined where the whole project has to be read. */
export function resumeProject(
  dir: string,
  found: FoundProject,
  problems: Problems,
): ProjectContent | undefined {
  const cache = openCache(dir)
  if (cache === undefined || !isCurrent(cache.index, found)) return undefined
  const { index, lists } = cache
  const changes = compareFiles(found, lists, index.readAt)
  const state = stateOf(cache, found, problems)
  if (changes.changed.length > 0 || !hasSameFiles(changes)) {
    return updateProject({ dir, found, cache, changes }, state)
  }
  if (changes.touched.length > 0) writeCache(dir, () => restamped(dir, cache, found))
  return {
    state,
    manifest: cachedManifest(cache, metadataOf(state)),
    warnings: [...problems.warnings, ...index.warnings.map((details) => new WaypointError(details))],
    codeStart: codeStartsOf(index.codeStarts),
    ...revisionsOf(index, lists.nodes),
  }
}

function isCurrent(index: CacheIndex, { settings, options }: FoundProject): boolean {
  return (
    index.settings === settingsFingerprint(options, settings) &&
    (index.flags === null || index.flags === flagsFingerprint(options)) &&
    (index.credentials === null || index.credentials === credentialsFingerprint(settings)) &&
    hasSameVariables(index, options.env)
  )
}

function stateOf(cache: OpenCache, { settings, options }: FoundProject, problems: Problems): ResolveState {
  const { index, lists, read } = cache
  return makeState(settings, {
    macros: cachedMacros(index.macros, lists.files),
    docs: () => new DocIndex(Object.values(readSections(index.sections, read).docs), settings.root.name),
    options,
    problems,
  })
}

/** With the times of files that were written again with the content they had. */
function restamped(
  dir: string,
  { index, lists }: OpenCache,
  { files, stamps, readAt }: FoundProject,
): CacheIndex {
  const stamped = files.map((file, position) => ({ file, stamp: stamps[position] as FileStamp }))
  const { nodes, hashes, entries } = lists
  return {
    ...index,
    readAt,
    lists: writeLists(dir, { nodes, hashes, entries, files: fileColumns(stamped) }),
    updates: [],
  }
}
