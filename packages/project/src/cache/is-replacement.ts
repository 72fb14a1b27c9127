import type { Manifest, ManifestNode, SourceNode } from '@waypoint/contracts'
import type { RestOfProject } from '../resolve/resolve-project.ts'
import { isReferable } from '../resolve/reference-index.ts'
import type { CachedNodes } from './cached-nodes.ts'
import type { SplitProject } from './rest-of-project.ts'

export interface Replacement {
  /** What was resolved now. */
  readonly manifest: Manifest
  readonly split: SplitProject
  readonly nodes: CachedNodes
  /** Of the project as it was. */
  readonly sections: Omit<Manifest, 'metadata' | 'nodes' | 'parent_map' | 'child_map'>
  readonly position: (uniqueId: string) => number | undefined
  /** Whether something that stays asks for what does not exist. */
  readonly missesSomething: boolean
}

/** Whether what was resolved now can take the place of what was there before, and nothing else has to change. */
export function isReplacement(replacement: Replacement): boolean {
  const { manifest, split, nodes } = replacement
  const before = new Map<string, Referable>(
    [
      ...split.replaced.map((position) => nodes.node(position)).filter(isReferable),
      ...split.replacedSources,
    ].map((node) => [node.unique_id, node]),
  )
  const now = new Map<string, Referable>(
    [...Object.values(manifest.nodes).filter(isReferable), ...Object.values(manifest.sources)].map((node) => [
      node.unique_id,
      node,
    ]),
  )
  const gone = [...before.keys()].filter((id) => !now.has(id))
  const added = [...now.values()].filter((node) => !before.has(node.unique_id))
  const kept = [...now.values()].filter((node) => before.has(node.unique_id))
  return (
    hasSameDisabled(replacement) &&
    kept.every((node) => isSeenAlike(before.get(node.unique_id) as Referable, node, replacement)) &&
    !isNeeded(new Set(gone), replacement) &&
    (added.length === 0 || !replacement.missesSomething) &&
    added.every((node) => isUnheardOf(node, split.rest)) &&
    isUnique(replacement)
  )
}

type Referable = ManifestNode | SourceNode

function hasSameDisabled({ manifest, split }: Replacement): boolean {
  return idsButTests(split.replacedDisabled) === idsButTests(Object.values(manifest.disabled).flat())
}

function idsButTests(
  nodes: readonly { readonly unique_id: string; readonly resource_type: string }[],
): string {
  return nodes
    .filter((node) => node.resource_type !== 'test')
    .map((node) => node.unique_id)
    .toSorted()
    .join()
}

/** Whether those that refer to a node see no difference. */
function isSeenAlike(before: Referable, now: Referable, { sections }: Replacement): boolean {
  if (faceOf(before) !== faceOf(now)) return false
  // Semantic models and unit tests show where their model lies.
  const isPlaced = before.schema === now.schema && before.relation_name === now.relation_name
  return isPlaced || (isEmpty(sections.semantic_models) && isEmpty(sections.unit_tests))
}

function faceOf(node: Referable): string {
  const face =
    node.resource_type === 'model' ? [node.version, node.latest_version, node.access, node.group] : []
  return JSON.stringify([node.unique_id, node.name, ...face])
}

function isEmpty(section: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(section).length === 0
}

/** Whether something that stays depends on what is gone. */
function isNeeded(gone: ReadonlySet<string>, { nodes, split, sections, position }: Replacement): boolean {
  if (gone.size === 0) return false
  const positions = new Set<number | string>([...gone].map((id) => position(id) ?? id))
  const replaced = new Set(split.replaced)
  const isParent = (parent: number | string): boolean => positions.has(parent)
  if (nodes.columns.parents.some((parents, index) => !replaced.has(index) && parents.some(isParent)))
    return true
  const { exposures, metrics, semantic_models, saved_queries, unit_tests } = sections
  return [exposures, metrics, semantic_models, saved_queries, unit_tests]
    .flatMap((section) => Object.values(section))
    .some((node) => node.depends_on.nodes.some((id) => gone.has(id)))
}

/** Whether nothing that stays has the name: then nobody can have meant it. */
function isUnheardOf(node: Referable, { named, sources, disabled }: RestOfProject): boolean {
  if (node.resource_type === 'source') {
    return ![...sources, ...disabled].some(
      (other) =>
        other.resource_type === 'source' &&
        other.source_name === node.source_name &&
        other.name === node.name,
    )
  }
  return named(node.name).length === 0 && !disabled.some((other) => other.name === node.name)
}

/** Whether no node that stays has the id or the place in the database of one that was resolved now. */
function isUnique({ manifest, nodes: { columns }, split, position }: Replacement): boolean {
  const replaced = new Set(split.replaced)
  const moved = new Set<string>()
  for (const node of Object.values(manifest.nodes)) {
    if (node.resource_type === 'operation') continue
    const place = position(node.unique_id)
    if (place !== undefined && !replaced.has(place)) return false
    const relation = node.relation_name?.toLowerCase()
    if (relation === undefined || !isReferable(node)) continue
    if (place === undefined || columns.relations[place]?.toLowerCase() !== relation) moved.add(relation)
  }
  if (moved.size === 0) return true
  return !columns.relations.some(
    (relation, place) =>
      relation !== '' &&
      !replaced.has(place) &&
      columns.types[place] !== 'test' &&
      moved.has(relation.toLowerCase()),
  )
}
