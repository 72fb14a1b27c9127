import type { ManifestNode } from '@waypoint/contracts'
import { decodeData } from './json-values.ts'
import type { NodeColumns } from './node-columns.ts'
import type { NodePlace } from './node-place.ts'

/** Where a configuration that several nodes may share lies in the first segment. */
export type ConfigPlace = readonly [offset: number, length: number]

/** The nodes of an index, each read from its segment when more than its index entry is asked for. */
export class CachedNodes {
  readonly columns: NodeColumns
  readonly #read: (place: NodePlace) => string
  readonly #configs = new Map<number, unknown>()

  constructor(columns: NodeColumns, read: (place: NodePlace) => string) {
    this.columns = columns
    this.#read = read
  }

  /** Looks and behaves like the plain object: spreading it or listing its keys reads it whole. */
  node(index: number): ManifestNode {
    return new Proxy<ManifestNode>({} as ManifestNode, new CachedNode(this, index))
  }

  place(index: number): NodePlace {
    const { segments, offsets, lengths } = this.columns
    return {
      segment: segments[index] as number,
      offset: offsets[index] as number,
      length: lengths[index] as number,
    }
  }

  read(index: number): Readonly<Record<string, unknown>> {
    const node = decodeData(this.#read(this.place(index))) as Record<string, unknown>
    for (const key of ['config', 'unrendered_config']) {
      const value = node[key]
      if (Array.isArray(value)) node[key] = this.#config(value as unknown as ConfigPlace)
    }
    return node
  }

  #config([offset, length]: ConfigPlace): unknown {
    const known = this.#configs.get(offset)
    if (known !== undefined) return known
    const config = decodeData(this.#read({ segment: 0, offset, length }))
    this.#configs.set(offset, config)
    return config
  }
}

/** Stands for a value that has to be read. */
const ELSEWHERE = Symbol('elsewhere')

class CachedNode implements ProxyHandler<ManifestNode> {
  readonly #nodes: CachedNodes
  readonly #index: number
  #isWhole = false

  constructor(nodes: CachedNodes, index: number) {
    this.#nodes = nodes
    this.#index = index
  }

  get(target: ManifestNode, key: string | symbol): unknown {
    if (this.#isWhole) return Reflect.get(target, key)
    const known = this.#known(key)
    return known === ELSEWHERE ? Reflect.get(this.#whole(target), key) : known
  }

  has(target: ManifestNode, key: string | symbol): boolean {
    if (key === 'depends_on') return true
    const known = this.#isWhole ? ELSEWHERE : this.#known(key)
    return known === ELSEWHERE ? key in this.#whole(target) : known !== undefined
  }

  ownKeys(target: ManifestNode): readonly (string | symbol)[] {
    return Reflect.ownKeys(this.#whole(target))
  }

  getOwnPropertyDescriptor(target: ManifestNode, key: string | symbol): PropertyDescriptor | undefined {
    return Reflect.getOwnPropertyDescriptor(this.#whole(target), key)
  }

  /** What the index knows of it: undefined for what the node lacks, ELSEWHERE for what only the segment tells. */
  #known(key: string | symbol): unknown {
    const { columns } = this.#nodes
    const index = this.#index
    switch (key) {
      case 'unique_id':
        return columns.ids[index]
      case 'resource_type':
        return columns.types[index]
      case 'name':
        return columns.names[index]
      case 'package_name':
        return columns.packages[index]
      case 'original_file_path':
        return columns.files[index]
      case 'path':
        return columns.paths[index]
      case 'relation_name':
        return columns.relations[index] || null
      case 'tags':
        return this.#list(columns.tags)
      case 'fqn': {
        const folders = columns.folders[index] as number
        if (folders < 0) return columns.lists[-1 - folders]
        return [...(columns.lists[folders] ?? []), columns.names[index]]
      }
      case 'depends_on':
        return {
          macros: this.#list(columns.macros),
          nodes: columns.parents[index]?.map((parent) =>
            typeof parent === 'number' ? columns.ids[parent] : parent,
          ),
        }
      case 'version':
        return this.#face(0)
      case 'latest_version':
        return this.#face(1)
      case 'access':
        return this.#face(2)
      case 'deprecation_date':
        return columns.types[index] === 'model' ? this.#face(5) : ELSEWHERE
      case 'time_spine':
        return columns.types[index] === 'model' && this.#face(4) === false ? null : ELSEWHERE
      case 'group':
        return columns.types[index] === 'model' ? this.#face(3) : ELSEWHERE
      default:
        return ELSEWHERE
    }
  }

  #list(numbers: readonly number[]): readonly unknown[] {
    return this.#nodes.columns.lists[numbers[this.#index] as number] as readonly unknown[]
  }

  /** What only models have. */
  #face(part: number): unknown {
    const face = this.#nodes.columns.faces[this.#index] as number
    return face < 0 ? undefined : this.#nodes.columns.lists[face]?.[part]
  }

  #whole(target: ManifestNode): ManifestNode {
    if (!this.#isWhole) {
      Object.assign(target, this.#nodes.read(this.#index))
      this.#isWhole = true
    }
    return target
  }
}
