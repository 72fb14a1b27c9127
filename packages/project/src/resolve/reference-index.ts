import type { ManifestNode, RefArgs, SourceNode } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'

type Referable = ManifestNode

export type NodesOfName = (name: string) => readonly ManifestNode[]

export interface ReferableNodes {
  readonly nodes: Iterable<ManifestNode>
  readonly sources: Iterable<SourceNode>
  readonly others?: NodesOfName
}

/** What ref(), source() and function() can name: the root project first, then the asking package, then all others. */
export class ReferenceIndex {
  readonly #nodes = new Map<string, Referable[]>()
  readonly #sources = new Map<string, SourceNode[]>()
  readonly #functions = new Map<string, ManifestNode[]>()
  readonly #root: string
  readonly #others: NodesOfName | undefined

  /** `others`: further nodes, looked up when a name is asked for. */
  constructor(root: string, { nodes, sources, others }: ReferableNodes) {
    this.#root = root
    this.#others = others
    for (const node of nodes) {
      if (isReferable(node)) push(this.#nodes, node.name, node)
      else if (node.resource_type === 'function') push(this.#functions, node.name, node)
    }
    for (const source of sources) push(this.#sources, `${source.source_name}.${source.name}`, source)
  }

  ref(args: RefArgs, askingPackage: string): Referable | undefined {
    const named = this.named(args.name).filter((node) => hasVersion(node, args.version))
    if (args.package !== null) return named.find((node) => node.package_name === args.package)
    return this.#nearest(named, askingPackage)
  }

  source(names: readonly [string, string], askingPackage: string): SourceNode | undefined {
    return this.#nearest(this.#sources.get(names.join('.')) ?? [], askingPackage)
  }

  /** `names` are `[name]` or `[package, name]`. */
  function(names: readonly string[], askingPackage: string): ManifestNode | undefined {
    const [name = '', packageName] = names.toReversed()
    const others = this.#others?.(name).filter((node) => node.resource_type === 'function') ?? []
    const named = [...others, ...(this.#functions.get(name) ?? [])]
    if (packageName !== undefined) return named.find((node) => node.package_name === packageName)
    return this.#nearest(named, askingPackage)
  }

  nearestFunction(name: string): string | undefined {
    return nearestName(name, this.#functions.keys())
  }

  /** Every node of a name, whatever its package and version. */
  named(name: string): readonly Referable[] {
    const own = this.#nodes.get(name) ?? []
    return this.#others === undefined ? own : [...this.#others(name).filter(isReferable), ...own]
  }

  nearestRef(name: string): string | undefined {
    return nearestName(name, this.#nodes.keys())
  }

  nearestSource(names: readonly [string, string]): string | undefined {
    return nearestName(names.join('.'), this.#sources.keys())
  }

  #nearest<Node extends { readonly package_name: string }>(
    found: readonly Node[],
    askingPackage: string,
  ): Node | undefined {
    return (
      found.find((node) => node.package_name === this.#root) ??
      found.find((node) => node.package_name === askingPackage) ??
      found[0]
    )
  }
}

export function isReferable(node: ManifestNode): boolean {
  return node.resource_type === 'model' || node.resource_type === 'seed' || node.resource_type === 'snapshot'
}

function hasVersion(node: ManifestNode, version: RefArgs['version']): boolean {
  if (node.resource_type !== 'model' || node.version === null) return version === null
  return String(node.version) === String(version ?? node.latest_version)
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}
