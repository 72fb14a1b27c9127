import type { ManifestNode } from '@waypoint/contracts'

/**
 * What the index keeps of every node, one list a field: enough to select nodes and to refer to them.
 * Lists and texts that repeat are numbers of the entries in `lists`.
 */
export interface NodeColumns {
  readonly ids: string[]
  readonly types: ManifestNode['resource_type'][]
  readonly names: string[]
  readonly packages: string[]
  readonly files: string[]
  readonly paths: string[]
  readonly folders: number[]
  readonly tags: number[]
  readonly macros: number[]
  /** Number of a node of this index, or the unique_id of a source. */
  readonly parents: (number | string)[][]
  readonly relations: (string | null)[]
  /** `version`, `latest_version`, `access` and `group` of models. */
  readonly faces: number[]
  /** Which segment holds the node, and where. */
  readonly segments: number[]
  readonly offsets: number[]
  readonly lengths: number[]
  readonly lists: (readonly unknown[])[]
}

export function emptyColumns(): NodeColumns {
  return {
    ids: [],
    types: [],
    names: [],
    packages: [],
    files: [],
    paths: [],
    folders: [],
    tags: [],
    macros: [],
    parents: [],
    relations: [],
    faces: [],
    segments: [],
    offsets: [],
    lengths: [],
    lists: [],
  }
}

export interface NodePlace {
  readonly segment: number
  readonly offset: number
  readonly length: number
}

/** Writes columns, one node after the other. */
export class NodeColumnsWriter {
  readonly columns = emptyColumns()
  readonly #lists = new Map<string, number>()
  readonly #numbers: ReadonlyMap<string, number>

  constructor(ids: readonly string[]) {
    this.#numbers = new Map(ids.map((id, index) => [id, index]))
  }

  add(node: ManifestNode, place: NodePlace): void {
    const { columns } = this
    columns.ids.push(node.unique_id)
    columns.types.push(node.resource_type)
    columns.names.push(node.name)
    columns.packages.push(node.package_name)
    columns.files.push(node.original_file_path)
    columns.paths.push(node.path)
    columns.fqnEnds.push(0)
    columns.tags.push(this.#list(node.tags))
    columns.macros.push(this.#list(node.depends_on.macros))
    columns.parents.push(node.depends_on.nodes.map((id) => this.#numbers.get(id) ?? id))
    columns.relations.push(node.relation_name)
    columns.faces.push(
      node.resource_type === 'model'
        ? this.#list([node.version, node.latest_version, node.access, node.group])
        : -1,
    )
    columns.segments.push(place.segment)
    columns.offsets.push(place.offset)
    columns.lengths.push(place.length)
  }

  #list(list: readonly unknown[]): number {
    const key = JSON.stringify(list)
    let number = this.#lists.get(key)
    if (number === undefined) {
      number = this.columns.lists.push(list) - 1
      this.#lists.set(key, number)
    }
    return number
  }
}
