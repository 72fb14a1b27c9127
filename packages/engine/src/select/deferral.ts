import { type Manifest, type ManifestNode, WaypointError } from '@waypoint/contracts'
import type { RelationCache } from '@waypoint/context'
import type { PreviousState } from '@waypoint/graph'
import type { InvocationOptions } from '../invocation.ts'
import { readState } from './read-state.ts'

interface DeferralRequest {
  readonly manifest: Manifest
  /** unique_ids of the nodes whose parents are read; queries of the command line may read everything. */
  readonly reads: readonly string[] | 'everything'
  /** unique_ids that the run builds itself. */
  readonly builds?: ReadonlySet<string>
  readonly selected: readonly string[]
  readonly cache: RelationCache
  readonly defaultDatabase: string
}

/** Nodes of another environment that stand in for nodes of this one; none without --defer. */
export interface Deferral {
  standIns(request: DeferralRequest): Promise<ReadonlyMap<string, ManifestNode>>
}

const NOTHING: Deferral = { standIns: async () => new Map() }

export function deferralOf(
  options: InvocationOptions,
  previous: PreviousState | undefined,
  targetPath: string,
): Deferral {
  const isClone = options.command === 'clone'
  if (options.defer !== true && !isClone) return NOTHING
  const state =
    options.deferStatePath === undefined ? previous : readState(options.deferStatePath, targetPath)
  const other = state?.manifest
  if (other === undefined) {
    throw new WaypointError({
      code: 'missing-state',
      message: `${isClone ? 'clone' : '--defer'} needs the manifest.json of another environment, and none was given`,
      hint: 'Name the folder that holds it with --defer-state or --state.',
    })
  }
  if (isClone) return { standIns: async (request) => originals(request, other) }
  return { standIns: (request) => standIns(request, other, options.favorState ?? false) }
}

/**
 * What this run reads and does not build itself is read from the other environment where it is missing here;
 * with --favor-state also where it is there, unless it was selected.
 */
async function standIns(
  request: DeferralRequest,
  other: Manifest,
  favorState: boolean,
): Promise<ReadonlyMap<string, ManifestNode>> {
  const selected = new Set(request.selected)
  const found = new Map<string, ManifestNode>()
  for (const node of readByRun(request)) {
    const standIn = other.nodes[node.unique_id]
    if (standIn === undefined || standIn.config.materialized === 'ephemeral') continue
    const isFavored = favorState && !selected.has(node.unique_id)
    if (isFavored || !(await isBuiltHere(node, request))) found.set(node.unique_id, standIn)
  }
  return found
}

/** What is cloned, by the node it becomes. */
function originals({ reads }: DeferralRequest, other: Manifest): ReadonlyMap<string, ManifestNode> {
  if (reads === 'everything') return new Map()
  return new Map(
    reads.flatMap((id) => (other.nodes[id] === undefined ? [] : [[id, other.nodes[id]] as const])),
  )
}

const REFERABLE: ReadonlySet<string> = new Set(['model', 'seed', 'snapshot'])

/** Relations that are read, directly or through ephemeral models, and not built by the run. */
function readByRun({ manifest, reads, builds }: DeferralRequest): readonly ManifestNode[] {
  if (reads === 'everything') {
    return Object.values(manifest.nodes).filter(
      (node) => REFERABLE.has(node.resource_type) && node.config.materialized !== 'ephemeral',
    )
  }
  const pending = [...reads]
  const seen = new Set<string>()
  const found: ManifestNode[] = []
  // The list grows while it is walked.
  for (const id of pending) {
    for (const parent of manifest.nodes[id]?.depends_on.nodes ?? []) {
      const node = manifest.nodes[parent]
      if (node === undefined || seen.has(parent) || builds?.has(parent) === true) continue
      seen.add(parent)
      if (node.config.materialized === 'ephemeral') pending.push(parent)
      else found.push(node)
    }
  }
  return found
}

async function isBuiltHere(node: ManifestNode, request: DeferralRequest): Promise<boolean> {
  const database = node.database ?? request.defaultDatabase
  return (await request.cache.get(database, node.schema, node.alias)) !== undefined
}
