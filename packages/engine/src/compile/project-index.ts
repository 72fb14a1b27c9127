import type { Manifest, ManifestNode, RefArgs, SourceNode } from '@waypoint/contracts'

const REFERABLE: ReadonlySet<string> = new Set(['model', 'seed', 'snapshot'])

/** Finds what ref(), source() and function() name. Made once for a manifest. */
export class ProjectIndex {
  readonly #nodes = new Map<string, ManifestNode[]>()
  readonly #sources = new Map<string, SourceNode[]>()
  readonly #functions = new Map<string, ManifestNode[]>()
  readonly #rootPackage: string
  readonly #manifest: Manifest
  readonly #standIns: ReadonlyMap<string, ManifestNode>

  /** `standIns`: nodes of another environment that are read in place of those of this one. */
  constructor(manifest: Manifest, standIns: ReadonlyMap<string, ManifestNode> = new Map()) {
    this.#manifest = manifest
    this.#standIns = standIns
    this.#rootPackage = manifest.metadata.project_name
    for (const node of Object.values(manifest.nodes)) {
      if (REFERABLE.has(node.resource_type)) push(this.#nodes, node.name, node)
      else if (node.resource_type === 'function') push(this.#functions, node.name, node)
    }
    for (const source of Object.values(manifest.sources)) {
      push(this.#sources, `${source.source_name}.${source.name}`, source)
    }
  }

  /** The root project is searched first, then the asking package, then all others. */
  ref(args: RefArgs, askingPackage: string): ManifestNode | undefined {
    const named = this.#nodes.get(args.name) ?? []
    const versioned = named.filter((node) => hasVersion(node, args.version))
    if (args.package !== null) return versioned.find((node) => node.package_name === args.package)
    return this.#nearest(versioned, askingPackage)
  }

  /** The node whose relation is read where this one is referred to. */
  standInFor(node: ManifestNode): ManifestNode {
    return this.#standIns.get(node.unique_id) ?? node
  }

  /** The same, but for one node that another is read for. */
  reading(node: ManifestNode, inPlace: ManifestNode): ProjectIndex {
    return new ProjectIndex(this.#manifest, new Map([...this.#standIns, [node.unique_id, inPlace]]))
  }

  source(sourceName: string, tableName: string, askingPackage: string): SourceNode | undefined {
    return this.#nearest(this.#sources.get(`${sourceName}.${tableName}`) ?? [], askingPackage)
  }

  function(name: string, packageName: string | null, askingPackage: string): ManifestNode | undefined {
    const named = this.#functions.get(name) ?? []
    if (packageName !== null) return named.find((node) => node.package_name === packageName)
    return this.#nearest(named, askingPackage)
  }

  #nearest<T extends { readonly package_name: string }>(
    found: readonly T[],
    askingPackage: string,
  ): T | undefined {
    return (
      found.find((each) => each.package_name === this.#rootPackage) ??
      found.find((each) => each.package_name === askingPackage) ??
      found[0]
    )
  }
}

function hasVersion(node: ManifestNode, version: RefArgs['version']): boolean {
  if (node.resource_type !== 'model' || node.version === null) return version === null
  return String(node.version) === String(version ?? node.latest_version)
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}
