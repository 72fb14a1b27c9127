import type { Manifest, ManifestNode, SourceNode } from '@waypoint/contracts'
import type { RestOfProject } from '../resolve/resolve-project.ts'
import type { CachedNodes } from './cached-nodes.ts'
import { ownerOf, ownerOfSource } from './node-owner.ts'
import type { AffectedParts } from './affected-parts.ts'

type DisabledNode = Manifest['disabled'][string][number]

/** What an update leaves as it is, and what it replaces. */
export interface SplitProject {
  readonly rest: RestOfProject
  /** Disabled things that stay, those that exist in YAML only included. */
  readonly disabled: readonly DisabledNode[]
  /** Places of the nodes that are replaced, in order. */
  readonly replaced: readonly number[]
  readonly replacedSources: readonly SourceNode[]
  readonly replacedDisabled: readonly (ManifestNode | SourceNode)[]
}

export interface SplitContext {
  readonly nodes: CachedNodes
  readonly sections: Pick<Manifest, 'sources' | 'disabled'>
  /** `package file` of all that was read again or is gone and is no schema file. */
  readonly places: ReadonlySet<string>
}

export function splitProject(
  { keys }: AffectedParts,
  { nodes, sections, places }: SplitContext,
): SplitProject {
  const isReplaced = (node: ManifestNode | SourceNode): boolean => {
    const owner = node.resource_type === 'source' ? ownerOfSource(node) : ownerOf(node)
    return owner === '' ? places.has(placeOf(node.package_name, node.original_file_path)) : keys.has(owner)
  }
  const replaced = replacedPositions(nodes, keys, places)
  const sources = Object.values(sections.sources)
  const disabled = Object.values(sections.disabled).flat()
  const disabledNodes = disabled.filter(isNodeOrSource)
  return {
    rest: {
      named: namedExcept(nodes, new Set(replaced)),
      sources: sources.filter((source) => !isReplaced(source)),
      disabled: disabledNodes.filter((node) => !isReplaced(node)),
    },
    disabled: disabled.filter((node) => !isNodeOrSource(node) || !isReplaced(node)),
    replaced,
    replacedSources: sources.filter(isReplaced),
    replacedDisabled: disabledNodes.filter(isReplaced),
  }
}

export function placeOf(packageName: string, file: string): string {
  return `${packageName} ${file}`
}

function replacedPositions(
  { columns }: CachedNodes,
  keys: ReadonlySet<string>,
  places: ReadonlySet<string>,
): readonly number[] {
  const files = new Set([...places].map((place) => place.slice(place.indexOf(' ') + 1)))
  const replaced: number[] = []
  columns.owners.forEach((owner, position) => {
    const file = columns.files[position] as string
    const isReplaced =
      owner === ''
        ? files.has(file) && places.has(placeOf(columns.packages[position] as string, file))
        : keys.has(owner)
    if (isReplaced) replaced.push(position)
  })
  return replaced
}

/** Nodes by name, all but some. */
function namedExcept(nodes: CachedNodes, excluded: ReadonlySet<number>): RestOfProject['named'] {
  let byName: Map<string, number[]> | undefined
  return (name) => {
    byName ??= positionsByName(nodes, excluded)
    return (byName.get(name) ?? []).map((position) => nodes.node(position))
  }
}

function positionsByName({ columns }: CachedNodes, excluded: ReadonlySet<number>): Map<string, number[]> {
  const byName = new Map<string, number[]>()
  columns.names.forEach((name, position) => {
    if (columns.types[position] === 'test' || excluded.has(position)) return
    const known = byName.get(name)
    if (known === undefined) byName.set(name, [position])
    else known.push(position)
  })
  return byName
}

function isNodeOrSource(node: DisabledNode): node is ManifestNode | SourceNode {
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
