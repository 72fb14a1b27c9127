import { isDeepStrictEqual } from 'node:util'
import { type Manifest, type ManifestNode, type SourceNode, WaypointError } from '@waypoint/contracts'
import type { FoundProject, ProjectContent } from '../load-project.ts'
import { Problems } from '../problems/problems.ts'
import { checkCycles } from '../resolve/check-cycles.ts'
import { parseFiles } from '../resolve/parsed-files.ts'
import { isReferable } from '../resolve/reference-index.ts'
import { type RestOfProject, resolveProject } from '../resolve/resolve-project.ts'
import type { ResolveState } from '../resolve/resolve-state.ts'
import { affectedFiles, placeOf } from './affected-files.ts'
import type { OpenCache } from './cache-files.ts'
import { type CachedManifest, withNeighbours } from './cached-manifest.ts'
import type { FileChanges } from './file-changes.ts'
import { nodesInOrder } from './node-order.ts'
import { codeStartsOf } from './code-starts.ts'
import { revisionsOf } from './revisions.ts'
import { unreadSections } from './sections.ts'
import { saveUpdate } from './save-update.ts'

export interface Update {
  readonly dir: string
  readonly found: FoundProject
  readonly cache: OpenCache
  readonly before: CachedManifest
  readonly changes: FileChanges
}

/**
 * Reads the changed files and what belongs to them and puts the result in the place of what they held before.
 * Undefined where that could be wrong (a mistake, a node that others refer to came or went): the whole project
 * is read then, and tells its mistakes in full.
 */
export function updateProject(update: Update, state: ResolveState): ProjectContent | undefined {
  const { found, cache, before } = update
  const problems = new Problems()
  const affected = affectedFiles(update.changes, { found: found.files, index: cache.index, problems })
  if (affected === undefined || problems.errors.length > 0) return undefined

  const isAffected = (node: {
    readonly package_name: string
    readonly original_file_path: string
  }): boolean =>
    affected.places.has(placeOf({ packageName: node.package_name, file: node.original_file_path }))
  const { manifest: old } = before
  const oldNodes = Object.values(old.nodes)
  const rest = {
    nodes: oldNodes.filter((node) => !isAffected(node)),
    sources: Object.values(old.sources).filter((source) => !isAffected(source)),
    disabled: Object.values(old.disabled)
      .flat()
      .filter((node) => !isAffected(node)),
  }
  const fresh: Problems = new Problems()
  const parsed = parseFiles(affected.files, fresh)
  const { manifest, codeStarts } = resolveProject(parsed, withProblems(state, fresh), restOf(rest))
  const built = Object.values(manifest.nodes).filter((node) => node.resource_type !== 'operation')
  const nodes = built.map((node) => unchangedOr(node, old.nodes[node.unique_id]))
  if (fresh.errors.length > 0 || !isReplacement(update, manifest, isAffected)) return undefined

  const updated = withNeighbours(
    {
      metadata: old.metadata,
      nodes: nodesInOrder(oldNodes, { isReplaced: isAffected, nodes, files: found.files }),
    },
    sectionsOf(old, manifest, rest),
  )
  if (dependenciesChanged(nodes, old)) checkCycles(updated, () => undefined, fresh)
  if (fresh.errors.length > 0) return undefined

  const isElsewhere = (warning: { readonly location?: { readonly file: string } | undefined }): boolean =>
    warning.location !== undefined &&
    !affected.files.some(({ file }) => file === warning.location?.file) &&
    !update.changes.removed.some(({ file }) => file === warning.location?.file)
  const kept = cache.index.warnings.filter(isElsewhere)
  if (cache.index.warnings.some((warning) => warning.location === undefined)) return undefined
  const starts = [
    ...cache.index.codeStarts.filter(([id]) => !isAffected(old.nodes[id] ?? NOWHERE)),
    ...codeStarts,
  ]
  const saved = saveUpdate(update, {
    manifest: updated,
    fresh: new Set(nodes.filter((node) => node !== old.nodes[node.unique_id])),
    keys: affected.keys,
    warnings: [...kept, ...fresh.warnings.map((warning) => warning.toJSON())],
    codeStarts: starts,
    readsFlags: state.reads.flags,
    keepsOutline: hasSameOutline(old, updated, nodes),
  })
  return {
    state,
    manifest: updated,
    warnings: [
      ...state.problems.warnings,
      ...kept.map((details) => new WaypointError(details)),
      ...fresh.warnings,
    ],
    codeStart: codeStartsOf(starts),
    ...revisionsOf(saved),
  }
}

const NOWHERE = { package_name: '', original_file_path: '' }

/** The same state, its parts still unread, with another list of mistakes. */
function withProblems(state: ResolveState, problems: Problems): ResolveState {
  return Object.defineProperties({} as ResolveState, {
    ...Object.getOwnPropertyDescriptors(state),
    problems: { enumerable: true, value: problems },
  })
}

interface Rest {
  readonly nodes: readonly ManifestNode[]
  readonly sources: readonly SourceNode[]
  readonly disabled: readonly Manifest['disabled'][string][number][]
}

function restOf({ nodes, sources, disabled }: Rest): RestOfProject {
  return {
    nodes,
    sources,
    disabled: disabled.filter(isNodeOrSource),
  }
}

function isNodeOrSource(node: Rest['disabled'][number]): node is ManifestNode | SourceNode {
  switch (node.resource_type) {
    case 'exposure':
    case 'metric':
    case 'group':
    case 'semantic_model':
    case 'saved_query':
    case 'unit_test':
      return false
    default:
      return true
  }
}

/** Whether the nodes that others can refer to are the same as before, by all that references look at. */
function isReplacement(
  { before }: Update,
  manifest: Manifest,
  isAffected: (node: ManifestNode | SourceNode) => boolean,
): boolean {
  const faces = ({ nodes, sources, disabled }: Manifest, all: boolean): string => {
    const counts = (node: ManifestNode | SourceNode): boolean => all || isAffected(node)
    return JSON.stringify([
      Object.values(nodes)
        .filter((node) => isReferable(node) && counts(node))
        .map(faceOf)
        .toSorted(),
      Object.values(sources).filter(counts).map(faceOf).toSorted(),
      Object.values(disabled)
        .flat()
        .filter(isNodeOrSource)
        .filter(counts)
        .map((node) => node.unique_id)
        .toSorted(),
    ])
  }
  return faces(before.manifest, false) === faces(manifest, true)
}

function faceOf(node: ManifestNode | SourceNode): string {
  const face =
    node.resource_type === 'model' ? [node.version, node.latest_version, node.access, node.group] : []
  return [node.unique_id, node.name, ...face].join(' ')
}

/** The sections of before, unread, with the sources and the disabled nodes of now. */
function sectionsOf(old: Manifest, manifest: Manifest, rest: Rest): Parameters<typeof withNeighbours>[1] {
  const disabled: Record<string, Manifest['disabled'][string][number][]> = {}
  for (const node of [...rest.disabled, ...Object.values(manifest.disabled).flat()]) {
    const others = (disabled[node.unique_id] ??= [])
    others.push(node)
  }
  const sources = Object.entries(old.sources).map(([id, source]) => [
    id,
    unchangedOr(manifest.sources[id] ?? source, source),
  ])
  return Object.defineProperties({} as Manifest, {
    ...unreadSections(old),
    sources: { enumerable: true, value: Object.fromEntries(sources) },
    disabled: { enumerable: true, value: disabled },
  })
}

/** The node of before where the new one is the same but for the time: then it was not made anew. */
function unchangedOr<Node extends ManifestNode | SourceNode>(node: Node, before: Node | undefined): Node {
  if (before === undefined || node === before) return node
  const isSame = isDeepStrictEqual({ ...node, created_at: before.created_at }, { ...before })
  return isSame ? before : node
}

function hasSameOutline(old: Manifest, updated: Manifest, nodes: readonly ManifestNode[]): boolean {
  return (
    isDeepStrictEqual(Object.keys(old.nodes), Object.keys(updated.nodes)) &&
    Object.keys(old.disabled).length === 0 &&
    Object.keys(updated.disabled).length === 0 &&
    Object.values(updated.sources).every((source) => source === old.sources[source.unique_id]) &&
    !dependenciesChanged(nodes, old) &&
    nodes.every((node) => groupOf(node) === groupOf(old.nodes[node.unique_id]))
  )
}

/** Members of groups are listed outside of the nodes. */
function groupOf(node: ManifestNode | undefined): unknown {
  return node !== undefined && 'group' in node ? node.group : null
}

function dependenciesChanged(nodes: readonly ManifestNode[], old: Manifest): boolean {
  return nodes.some((node) => {
    const before = old.nodes[node.unique_id]?.depends_on.nodes ?? []
    const now = node.depends_on.nodes
    return now.length !== before.length || now.some((id, position) => id !== before[position])
  })
}
