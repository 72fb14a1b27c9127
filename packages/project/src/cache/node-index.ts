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
  /** List of the fqn's parts before the name; -1 minus the list's number where the fqn does not end in the name. */
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

function emptyColumns(): NodeColumns {
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
  readonly #before: NodeColumns | null

  /** `ids` of all nodes that will be added; `before` are the columns that copies are taken from. */
  constructor(ids: readonly string[], before: NodeColumns | null = null) {
    this.#numbers = new Map(ids.map((id, index) => [id, index]))
    this.#before = before
    for (const list of before?.lists ?? []) this.#list(list)
  }

  /** Adds a node that has not changed. */
  copy(index: number): void {
    const { columns } = this
    const before = this.#before
    if (before === null) return
    columns.ids.push(before.ids[index] as string)
    columns.types.push(before.types[index] as ManifestNode['resource_type'])
    columns.names.push(before.names[index] as string)
    columns.packages.push(before.packages[index] as string)
    columns.files.push(before.files[index] as string)
    columns.paths.push(before.paths[index] as string)
    columns.folders.push(before.folders[index] as number)
    columns.tags.push(before.tags[index] as number)
    columns.macros.push(before.macros[index] as number)
    columns.parents.push(this.#renumbered(before, before.parents[index] ?? []))
    columns.relations.push(before.relations[index] ?? null)
    columns.faces.push(before.faces[index] as number)
    columns.segments.push(before.segments[index] as number)
    columns.offsets.push(before.offsets[index] as number)
    columns.lengths.push(before.lengths[index] as number)
  }

  #renumbered(before: NodeColumns, parents: readonly (number | string)[]): (number | string)[] {
    return parents.map((parent) => {
      const id = typeof parent === 'number' ? (before.ids[parent] as string) : parent
      return this.#numbers.get(id) ?? id
    })
  }

  add(node: ManifestNode, place: NodePlace): void {
    const { columns } = this
    columns.ids.push(node.unique_id)
    columns.types.push(node.resource_type)
    columns.names.push(node.name)
    columns.packages.push(node.package_name)
    columns.files.push(node.original_file_path)
    columns.paths.push(node.path)
    const endsInName = node.fqn.at(-1) === node.name
    const folders = this.#list(endsInName ? node.fqn.slice(0, -1) : node.fqn)
    columns.folders.push(endsInName ? folders : -1 - folders)
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
