import { isDeepStrictEqual } from 'node:util'
import {
  type ErrorDetails,
  type Manifest,
  type ManifestNode,
  type SourceNode,
  WaypointError,
} from '@waypoint/contracts'
import type { FoundFile } from '../files/source-file.ts'
import type { FoundProject, ProjectContent } from '../load-project.ts'
import type { MacroLibrary } from '../macros/macro-library.ts'
import { Problems } from '../problems/problems.ts'
import { byId } from '../resolve/by-id.ts'
import { metadataOf, resolveProject } from '../resolve/resolve-project.ts'
import type { ResolveState } from '../resolve/resolve-state.ts'
import { affectedParts, type AffectedParts } from './affected-parts.ts'
import type { OpenCache } from './cache-files.ts'
import { cachedNodes, nodesById, withNeighbours } from './cached-manifest.ts'
import type { CachedNodes } from './cached-nodes.ts'
import { codeStartsOf } from './code-starts.ts'
import type { FileChanges } from './file-changes.ts'
import { fileAt } from './file-columns.ts'
import { closesCircle } from './closes-circle.ts'
import { isReplacement } from './is-replacement.ts'
import { inOrderOfFiles, nodesInOrder } from './node-order.ts'
import { placeOf, splitProject, type SplitProject } from './rest-of-project.ts'
import { changedMacros } from './macro-changes.ts'
import { NO_REVISIONS, revisionsOf } from './revisions.ts'
import { saveUpdate } from './save-update.ts'
import { readSections } from './sections.ts'
import { withLibrary, withMacros, withProblems } from './state-with.ts'

export interface Update {
  readonly dir: string
  readonly found: FoundProject
  readonly cache: OpenCache
  readonly changes: FileChanges
}

/**
 * Reads what changed and what belongs to it and puts the result in the place of what was there before.
 * Undefined where that could be wrong (a mistake, something that others refer to is another one now): the whole
 * project is read then, and tells its mistakes in full.
 */
export function updateProject(update: Update, state: ResolveState): ProjectContent | undefined {
  const { cache } = update
  // Which file such a warning belongs to is not known.
  if (cache.index.warnings.some((warning) => warning.location === undefined)) return undefined
  const nodes = cachedNodes(cache)
  const sections = readSections(cache.index.sections, cache.read)
  const known: KnownProject = { update, state, nodes, sections }
  const parts = resolveParts(known, { wholeFiles: false })
  if (parts === undefined) return undefined
  if (parts.keepsIds || !parts.affected.parsed.files.some(({ kind }) => kind === 'yaml'))
    return finish(known, parts)
  // The order of new nodes among the old ones of a file shows when all of the file is read.
  const whole = resolveParts(known, { wholeFiles: true })
  return whole === undefined ? undefined : finish(known, whole)
}

interface KnownProject {
  readonly update: Update
  readonly state: ResolveState
  readonly nodes: CachedNodes
  readonly sections: ReturnType<typeof readSections>
}

type Warning = Omit<ErrorDetails, 'cause'>

interface ResolvedParts {
  readonly affected: AffectedParts
  readonly split: SplitProject
  readonly manifest: Manifest
  /** What was read now, or the nodes of before where they are the same; and those that are not. */
  readonly nodes: readonly ManifestNode[]
  readonly made: ReadonlySet<ManifestNode>
  /** Whether the same nodes are there as before, in the same order. */
  readonly keepsIds: boolean
  readonly codeStarts: ReadonlyMap<string, { readonly line: number; readonly column: number }>
  readonly uses: ReadonlyMap<string, readonly string[]>
  /** Those whose text changed. */
  readonly macros: Manifest['macros']
  readonly library: MacroLibrary
  readonly keptWarnings: readonly Warning[]
  readonly fresh: Problems
}

function resolveParts(
  { update, state, nodes, sections }: KnownProject,
  { wholeFiles }: { readonly wholeFiles: boolean },
): ResolvedParts | undefined {
  const { found, cache, changes } = update
  const fresh = new Problems()
  const affected = affectedParts(changes, { found: found.files, cache, problems: fresh, wholeFiles })
  if (affected === undefined) return undefined
  const removed = changes.removed.map((place) => fileAt(cache.lists.files, place))
  const again: readonly FoundFile[] = [...affected.parsed.files, ...removed]
  const places = new Set(
    again.filter(({ kind }) => kind !== 'yaml').map(({ packageName, file }) => placeOf(packageName, file)),
  )
  const split = splitProject(affected, { nodes, sections, places })
  const current = withMacros(withProblems(state, fresh), affected.parsed.macros)
  const { manifest, codeStarts, uses } = resolveProject(affected.parsed, current, split.rest)
  const macros = changedMacros(affected.parsed.macros, sections, current)
  if (macros === undefined) return undefined
  if (fresh.errors.length > 0 || fresh.warnings.some(namesOthers)) return undefined
  // What is disabled is listed by its kind and by why it is: only reading everything can tell the order.
  if (split.disabled.length > 0 && Object.keys(manifest.disabled).length > 0) return undefined

  const files = new Set(again.map(({ file }) => file))
  const keptWarnings = cache.index.warnings.filter(({ location }) => !files.has(location?.file ?? ''))
  const position = positionIn(cache)
  const missesSomething = keptWarnings.some(
    ({ code }) => code.startsWith('missing-') || code === 'python-model',
  )
  if (!isReplacement({ manifest, split, nodes, sections, position, missesSomething })) return undefined
  const built = Object.values(manifest.nodes).filter((node) => node.resource_type !== 'operation')
  const now = built.map((node) => {
    const place = position(node.unique_id)
    if (place === undefined) return node
    const { lists, uses: known } = nodes.columns
    const usesSame = isDeepStrictEqual(lists[known[place] as number], uses.get(node.unique_id))
    return usesSame ? unchangedOr(node, nodes.node(place)) : node
  })
  return {
    affected,
    split,
    manifest,
    nodes: now,
    made: new Set(built.filter((node, index) => node === now[index])),
    keepsIds:
      isDeepStrictEqual(
        built.map(({ unique_id: id }) => position(id)),
        split.replaced,
      ) &&
      isDeepStrictEqual(
        Object.keys(manifest.sources),
        split.replacedSources.map(({ unique_id: id }) => id),
      ),
    codeStarts,
    uses,
    macros,
    library: current.library,
    keptWarnings,
    fresh,
  }
}

/** Its hint names what is near among all that exists: only reading everything can tell. */
function namesOthers({ code }: WaypointError): boolean {
  return code.startsWith('missing-') || code === 'unmatched-properties'
}

function finish(known: KnownProject, parts: ResolvedParts): ProjectContent | undefined {
  const { update, state, nodes, sections } = known
  const { cache, found } = update
  const { split, keepsIds } = parts
  const replaced = new Set(split.replaced)
  const circle = { columns: nodes.columns, replaced, position: positionIn(cache) }
  if (closesCircle(parts.nodes, circle)) return undefined
  const manifest = withNeighbours(
    {
      metadata: metadataOf(state),
      nodes: keepsIds
        ? nodesById(nodes, new Map(parts.nodes.map((node, index) => [split.replaced[index] as number, node])))
        : nodesInOrder(nodes, { replaced, fresh: parts.nodes, files: found.files }),
    },
    sectionsOf(sections, parts, found.files),
  )
  const gone = new Set(split.replaced.map((position) => nodes.columns.ids[position]))
  const codeStarts = [...cache.index.codeStarts.filter(([id]) => !gone.has(id)), ...parts.codeStarts]
  const saved = saveUpdate(update, {
    manifest,
    columns: nodes.columns,
    nodes: parts.nodes,
    made: parts.made,
    replaced: split.replaced,
    keepsIds,
    uses: parts.uses,
    macros: parts.macros,
    library: parts.library,
    keepsOutline: keepsIds && Object.keys(parts.macros).length === 0 && hasSameOutline(known, parts),
    read: parts.affected.read,
    warnings: [...parts.keptWarnings, ...parts.fresh.warnings.map((warning) => warning.toJSON())],
    codeStarts,
    reads: state.reads,
  })
  return {
    state: withLibrary(state, parts.library),
    manifest,
    warnings: [
      ...state.problems.warnings,
      ...parts.keptWarnings.map((details) => new WaypointError(details)),
      ...parts.fresh.warnings,
    ],
    codeStart: codeStartsOf(codeStarts),
    ...(saved === undefined ? NO_REVISIONS : revisionsOf(saved.index, saved.columns)),
  }
}

function positionIn({ lists }: OpenCache): (uniqueId: string) => number | undefined {
  return (uniqueId) => lists.position(uniqueId)
}

/** The sections of before, unread, with the sources and the disabled nodes of now. */
function sectionsOf(
  old: KnownProject['sections'],
  { manifest, split, keepsIds, macros }: ResolvedParts,
  files: readonly FoundFile[],
): Parameters<typeof withNeighbours>[1] {
  const disabled: Record<string, Manifest['disabled'][string][number][]> = {}
  for (const node of [...split.disabled, ...Object.values(manifest.disabled).flat()]) {
    const others = (disabled[node.unique_id] ??= [])
    others.push(node)
  }
  const now = Object.values(manifest.sources).map((source) => {
    const before = old.sources[source.unique_id]
    return before === undefined ? source : unchangedOr(source, before)
  })
  const fresh = new Map(now.map((source) => [source.unique_id, source]))
  const sources = keepsIds
    ? Object.values(old.sources).map((source) => fresh.get(source.unique_id) ?? source)
    : inOrderOfFiles([...split.rest.sources, ...now], files)
  return Object.defineProperties({} as Manifest, {
    ...Object.getOwnPropertyDescriptors(old),
    sources: { enumerable: true, value: byId(sources) },
    ...(Object.keys(macros).length === 0
      ? {}
      : { macros: { enumerable: true, value: { ...old.macros, ...macros } } }),
    disabled: { enumerable: true, value: disabled },
  })
}

/** The node of before where the new one is the same but for the time: then it was not made anew. */
function unchangedOr<Node extends ManifestNode | SourceNode>(node: Node, before: Node): Node {
  const isSame = isDeepStrictEqual({ ...node, created_at: before.created_at }, { ...before })
  return isSame ? before : node
}

function hasSameOutline(
  { nodes, sections }: KnownProject,
  { manifest, nodes: built, split }: ResolvedParts,
): boolean {
  return (
    Object.keys(sections.disabled).length === 0 &&
    Object.keys(manifest.disabled).length === 0 &&
    split.replacedSources.length === Object.keys(manifest.sources).length &&
    split.replacedSources.every(
      (source) => unchangedOr(manifest.sources[source.unique_id] ?? source, source) === source,
    ) &&
    built.every((node, index) => {
      const before = nodes.node(split.replaced[index] as number)
      return (
        isDeepStrictEqual(node.depends_on.nodes, before.depends_on.nodes) && groupOf(node) === groupOf(before)
      )
    })
  )
}

/** Members of groups are listed outside of the nodes. */
function groupOf(node: ManifestNode): unknown {
  return 'group' in node ? node.group : null
}
